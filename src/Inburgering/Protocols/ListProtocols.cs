namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>Shows whether a protocol is in force, until when and for which data.</summary>
internal static class ListProtocols
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/protocols", async (Paging paging, InburgeringDb db, CancellationToken ct) =>
        {
            db.Context.Municipality();
            var protocols = await db.Protocols.AsNoTracking().Where(p => paging.After == null || p.Id.CompareTo(paging.After.Value) < 0)
                .OrderByDescending(p => p.Id).Take(paging.Take + 1).ToListAsync(ct);
            return TypedResults.Ok(paging.Of([.. protocols.Select(p => ProtocolView.Of(p, db.Context.Today))], p => p.Id));
        }).Requires(Permission.ProtocolsRead);

        routes.Pages.MapGet("/protocol", (InburgeringDb db, CancellationToken ct) => Show(db, ct)).Requires(Permission.ProtocolsRead);
    }

    /// <summary>The page; after a refused form in it, with what was wrong beside that protocol.</summary>
    internal static async Task<IResult> Show(InburgeringDb db, CancellationToken ct, Guid? about = null, FormState? form = null)
    {
        var municipality = db.Context.Municipality();
        var protocols = await All(db, ct);
        return await Pages.Show<ProtocolPage>(new
        {
            Municipality = municipality,
            Today = db.Context.Today,
            Protocols = (IReadOnlyList<ProtocolView>)[.. protocols.Select(p => ProtocolView.Of(p, db.Context.Today))],
            Missing = protocols.Any(p => p.IsInForceOn(db.Context.Today)) ? null : Protocol.WhyNone(protocols, db.Context.Today, municipality.Name),
            About = about,
            Form = form ?? FormState.Empty,
        });
    }

    /// <summary>Every protocol of this OCMW, the latest first: there are a handful at most.</summary>
    internal static async Task<IReadOnlyList<Protocol>> All(InburgeringDb db, CancellationToken ct) =>
        await db.Protocols.AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).ToListAsync(ct);
}
