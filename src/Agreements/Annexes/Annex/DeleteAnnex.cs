namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Deletes an annex that is still a concept, with its lines.</summary>
internal static class DeleteAnnex
{
    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}", Handle, method: HttpMethods.Delete)
        .Form(Page, Show, "De bijlage is verwijderd.", then: ListAnnexes.Page);

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.ActionLines.CountAsync(l => l.AnnexId == id, ct);
        return await Pages.Show<DeleteAnnexPage>(new { Id = id, annex.Name, Lines = lines, Form = form });
    }

    /// <summary>The agreement's id, that the page goes back to.</summary>
    private static async Task<Guid> Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        annex.RefuseToDelete();
        if (annex.Replaces is { } earlier)
        {
            (await db.Get<Annex>(earlier, ct)).GiveUpRevision();
        }

        db.Annexes.Remove(annex); // its lines go with it
        await db.Save(nameof(DeleteAnnex), annex, ct, made: annex.AgreementId); // where a repeated request goes to
        return annex.AgreementId;
    }
}
