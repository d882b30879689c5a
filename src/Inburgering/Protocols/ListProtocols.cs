using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>A protocol as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is today.</param>
/// <param name="LegalBasis">On which law it stands.</param>
/// <param name="Purposes">What the data are exchanged for.</param>
/// <param name="Fields">Which data.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day (inclusive); null is open.</param>
/// <param name="SignedOn">When both signed; null when they have not.</param>
/// <param name="PublicationUrl">Where it is published.</param>
public sealed record ProtocolView(
    Guid Id, ProtocolState State, string LegalBasis, IReadOnlyList<string> Purposes, IReadOnlyList<DataField> Fields,
    DateOnly From, DateOnly? Until, DateOnly? SignedOn, string? PublicationUrl)
{
    internal static ProtocolView Of(Protocol p, DateOnly today) =>
        new(p.Id, p.StateOn(today), p.LegalBasis, p.Purposes, p.Fields, p.From, p.Until, p.SignedOn, p.PublicationUrl);
}

/// <summary>Shows whether a protocol is in force, until when and for which data.</summary>
internal static class ListProtocols
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/protocols", async (Paging paging, InburgeringDb db, CancellationToken ct) =>
        {
            db.Work.Municipality();
            var protocols = await db.Protocols.AsNoTracking().Where(p => paging.After == null || p.Id.CompareTo(paging.After.Value) < 0)
                .OrderByDescending(p => p.Id).Take(paging.Take + 1).ToListAsync(ct);
            return TypedResults.Ok(paging.Of([.. protocols.Select(p => ProtocolView.Of(p, db.Work.Today))], p => p.Id));
        }).Requires(Permission.ProtocolsRead);

        routes.Pages.MapGet("/protocol", (InburgeringDb db, CancellationToken ct) => Show(db, ct)).Requires(Permission.ProtocolsRead);
    }

    /// <summary>The page; after a refused form in it, with what was wrong beside that protocol.</summary>
    internal static async Task<IResult> Show(InburgeringDb db, CancellationToken ct, Guid? about = null, FormState? form = null)
    {
        var municipality = db.Work.Municipality();
        var protocols = await All(db, ct);
        return await Pages.Show<ProtocolPage>(new
        {
            Municipality = municipality,
            Today = db.Work.Today,
            Protocols = (IReadOnlyList<ProtocolView>)[.. protocols.Select(p => ProtocolView.Of(p, db.Work.Today))],
            Missing = protocols.Any(p => p.IsInForceOn(db.Work.Today)) ? null : Protocol.WhyNone(protocols, db.Work.Today, municipality.Name),
            About = about,
            Form = form ?? FormState.Empty,
        });
    }

    /// <summary>Every protocol of this OCMW, the latest first: there are a handful at most.</summary>
    internal static async Task<IReadOnlyList<Protocol>> All(InburgeringDb db, CancellationToken ct) =>
        await db.Protocols.AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).ToListAsync(ct);
}
