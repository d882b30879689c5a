using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Documents;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>Deletes a draft that nobody decided upon or signed, with its documents.</summary>
internal static class DeleteDraft
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}", Handle, method: HttpMethods.Delete)
        .Form(Page, Show, "Het concept is verwijderd.", then: ListAgreements.Page);

    private static async Task Handle(Guid id, AgreementsDb db, DocumentStore store, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        agreement.RefuseToDelete();
        db.Agreements.Remove(agreement);
        await db.Save(nameof(DeleteDraft), agreement, ct);
        foreach (var document in agreement.Documents)
        {
            await store.Delete(agreement.TenantId, document.Id, CancellationToken.None); // the row is gone, so this must be finished
        }
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var annexes = await db.AnnexesOf(id, ct);
        return await Pages.Show<DeleteDraftPage>(
            new { Id = id, agreement.Title, Documents = agreement.Documents.Count, Annexes = annexes.Count, Form = form });
    }
}
