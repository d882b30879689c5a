namespace AgiiPlatform.Inburgering;

/// <summary>The OCMW of a municipality: a legal person of its own.</summary>
internal static class Ocmw
{
    /// <summary>The municipality of the address; AgII's own tenant has no OCMW, so nothing of this service exists there.</summary>
    internal static Tenant Municipality(this RequestContext context) =>
        context.Tenant is { Kind: TenantKind.Municipality } municipality ? municipality : throw new NotFound();

    /// <summary>Herstappe, with its 80 inhabitants, is the only Flemish municipality without an OCMW.</summary>
    internal static bool HasOcmw(this Tenant municipality) => municipality.Slug != "herstappe";

    /// <summary>The municipality of the address, that must have an OCMW.</summary>
    internal static Tenant MunicipalityWithOcmw(this RequestContext context)
    {
        var municipality = context.Municipality();
        RuleViolation.If(!municipality.HasOcmw(), "no-ocmw",
            $"{municipality.Name} heeft geen OCMW. Een protocol of een doorverwijzing is hier niet mogelijk.");
        return municipality;
    }
}
