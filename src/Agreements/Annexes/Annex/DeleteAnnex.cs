namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Deletes an annex that is still a concept, with its lines.</summary>
internal static class DeleteAnnex
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapDelete("/annexes/{id:guid}", async (Guid id, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/bijlagen/{id:guid}/verwijderen", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/verwijderen", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async _ => await Handle(id, db, ct), agreement => $"/{tenant}/overeenkomsten/{agreement}/bijlagen",
                "De bijlage is verwijderd.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        return await Pages.Show<DeleteAnnexPage>(new { Id = id, annex.Name, Lines = await db.ActionLines.CountAsync(l => l.AnnexId == id, ct), Form = form });
    }

    /// <summary>The agreement's id, that the page goes back to.</summary>
    internal static async Task<Guid?> Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        annex.RefuseToDelete();
        if (annex.Replaces is { } earlier)
        {
            (await db.Get<Annex>(earlier, ct)).GiveUpRevision();
        }

        db.Annexes.Remove(annex); // its lines go with it
        await db.Save(nameof(DeleteAnnex), annex, ct);
        return annex.AgreementId;
    }
}
