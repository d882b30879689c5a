namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>Shows whether a protocol is in force, until when and for which data.</summary>
internal static class ListProtocols
{
    internal static readonly PageAddress Page = new("/protocol");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/protocols", async (Paging paging, InburgeringDb db, CancellationToken ct) =>
        {
            db.Context.Municipality();
            await paging.Within(() => db.Protocols.Select(p => p.Id), ct);
            var protocols = await db.Protocols.AsNoTracking().Where(p => paging.After == null || p.Id.CompareTo(paging.After.Value) < 0)
                .OrderByDescending(p => p.Id).Take(paging.Take + 1).ToListAsync(ct);
            return TypedResults.Ok(paging.Of([.. protocols.Select(p => ProtocolView.Of(p, db.Context.Today))], p => p.Id));
        }).Requires(Permission.ProtocolsRead);

        routes.Pages.MapGet(Page.Pattern, (InburgeringDb db, CancellationToken ct) => Show(null, FormState.Empty, db, ct))
            .Requires(Permission.ProtocolsRead);
    }

    /// <summary>The page; after a refused form in it, with what was wrong beside the protocol with this <paramref name="id"/>.</summary>
    internal static async Task<IResult> Show(Guid? id, FormState form, InburgeringDb db, CancellationToken ct)
    {
        var (municipality, today) = (db.Context.Municipality(), db.Context.Today);
        var protocols = await All(db, ct);
        return await Pages.Show<ProtocolPage>(new
        {
            Today = today,
            Protocols = protocols.Select(p => ProtocolView.Of(p, today)).ToList(),
            Missing = protocols.Any(p => p.IsInForceOn(today)) ? null : Protocol.WhyNone(protocols, today, municipality.Name),
            About = id,
            Form = form,
        });
    }

    /// <summary>Every protocol of this OCMW, the latest first: there are a handful at most.</summary>
    internal static async Task<IReadOnlyList<Protocol>> All(InburgeringDb db, CancellationToken ct) =>
        await db.Protocols.AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).ToListAsync(ct);
}
