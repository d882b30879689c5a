using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Documents;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>Deletes a draft that nobody decided upon or signed, with its documents.</summary>
internal static class DeleteDraft
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapDelete("/agreements/{id:guid}", async (Guid id, AgreementsDb db, DocumentStore store, CancellationToken ct) =>
        {
            await Handle(id, db, store, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/verwijderen", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/verwijderen",
            (HttpContext http, string tenant, Guid id, AgreementsDb db, DocumentStore store, CancellationToken ct) =>
                PostedForms.Post<Input>(http, _ => Handle(id, db, store, ct), $"/{tenant}/overeenkomsten", "Het concept is verwijderd.",
                    form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<DeleteDraftPage>(new { Id = id, agreement.Title, Documents = agreement.Documents.Count, Annexes = (await db.AnnexesOf(id, ct)).Count, Form = form });
    }

    internal static async Task Handle(Guid id, AgreementsDb db, DocumentStore store, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        agreement.RefuseToDelete();
        db.Agreements.Remove(agreement);
        await db.Save(nameof(DeleteDraft), agreement, ct);
        foreach (var document in agreement.Documents)
        {
            await store.Delete(agreement.TenantId, document.Id, CancellationToken.None); // the row is gone: finish, whoever hangs up
        }
    }
}
