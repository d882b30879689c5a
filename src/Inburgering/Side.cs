using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;

namespace AgiiPlatform.Inburgering;

/// <summary>The two that work together.</summary>
public enum Side
{
    /// <summary>The OCMW of the municipality.</summary>
    Ocmw,

    /// <summary>The agency.</summary>
    Agii,
}

/// <summary>Which way a referral goes.</summary>
public enum Direction
{
    /// <summary>The OCMW refers its client to AgII.</summary>
    OcmwToAgii,

    /// <summary>AgII refers its client to the OCMW.</summary>
    AgiiToOcmw,
}

/// <summary>Who stands on which side.</summary>
internal static class Sides
{
    internal static Side Sender(this Direction direction) => direction == Direction.OcmwToAgii ? Side.Ocmw : Side.Agii;

    internal static Side Receiver(this Direction direction) => direction == Direction.OcmwToAgii ? Side.Agii : Side.Ocmw;

    /// <summary>Whether the visitor may act for this side in the tenant of the address.</summary>
    internal static bool StandsOn(this Visitor visitor, Side side) =>
        visitor.May(side == Side.Ocmw ? Permission.ReferralsAsOcmw : Permission.ReferralsAsAgii);

    /// <summary>Refuses who may read here, but acts for the other side.</summary>
    internal static void MustStandOn(this Visitor visitor, Side side)
    {
        if (!visitor.StandsOn(side))
        {
            throw new NoPermission();
        }
    }

    /// <summary>The direction that this visitor sends in.</summary>
    internal static Direction Sends(this Visitor visitor) => visitor.StandsOn(Side.Ocmw) ? Direction.OcmwToAgii : Direction.AgiiToOcmw;

    /// <summary>
    /// The direction of which the visitor is only on the receiving side: there, a withdrawn referral shows nothing of the person any
    /// more (T77). Null for who stands on both sides.
    /// </summary>
    internal static Direction? OnlyReceives(this Visitor visitor) => (visitor.StandsOn(Side.Ocmw), visitor.StandsOn(Side.Agii)) switch
    {
        (true, true) => null,
        (true, false) => Direction.AgiiToOcmw,
        _ => Direction.OcmwToAgii,
    };
}

/// <summary>The OCMW of a municipality: a legal person of its own.</summary>
internal static class Ocmw
{
    /// <summary>The municipality of the address; AgII's own tenant has no OCMW, so nothing of this service exists there.</summary>
    internal static Tenant Municipality(this UnitOfWork work) =>
        work.Tenant is { Kind: TenantKind.Municipality } municipality ? municipality : throw new NotFound();

    /// <summary>Herstappe, with its 80 inhabitants, is the only Flemish municipality without an OCMW.</summary>
    internal static bool HasOcmw(this Tenant municipality) => municipality.Slug != "herstappe";

    /// <summary>The municipality of the address, that must have an OCMW.</summary>
    internal static Tenant MunicipalityWithOcmw(this UnitOfWork work)
    {
        var municipality = work.Municipality();
        Refusal.If(!municipality.HasOcmw(), "no-ocmw",
            $"{municipality.Name} heeft geen OCMW. Een protocol of een doorverwijzing is hier niet mogelijk.");
        return municipality;
    }
}
