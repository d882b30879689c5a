using AgiiPlatform.Documents;
using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Agreements.Documents;

/// <summary>Adds a document to an agreement: usually the signed copy, as PDF or Word document.</summary>
internal static class AddDocument
{
    // Twice what the store takes, so that somewhat too large a document gets the store's sentence and not a broken connection.
    private static readonly RequestSizeLimitAttribute Limit = new(2 * DocumentStore.MaxLength);

    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/documents",
            async (HttpContext http, string tenant, Guid id, AgreementsDb db, DocumentStore store, CancellationToken ct) =>
            {
                var documentId = await Handle(id, await FileOf(http, ct), db, store, ct);
                return TypedResults.Created($"/api/{tenant}/agreements/{id}/documents/{documentId}", new CreatedId(documentId));
            }).Requires(Permission.AgreementsWrite).WithMetadata(Limit);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/document", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/document",
            (HttpContext http, string tenant, Guid id, AgreementsDb db, DocumentStore store, CancellationToken ct) =>
                PostedForms.Post<Input>(http, async _ => await Handle(id, await FileOf(http, ct), db, store, ct), $"/{tenant}/overeenkomsten/{id}",
                    "Het document is toegevoegd.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite).WithMetadata(Limit);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<AddDocumentPage>(new { Id = id, agreement.Title, Form = form });
    }

    private static async Task<IFormFile?> FileOf(HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(ct)).Files["file"] : null;

    internal static async Task<Guid> Handle(Guid id, IFormFile? file, AgreementsDb db, DocumentStore store, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        if (file is null)
        {
            throw new InvalidInput("file", "Kies een document: een PDF of een Word-document.");
        }

        var documentId = Guid.CreateVersion7();
        try
        {
            await using var content = file.OpenReadStream();
            var stored = await store.Put(agreement.TenantId, documentId, content, file.FileName, ct);
            agreement.Attach(new AgreementDocument(stored.Id, stored.Name, stored.Type, stored.Length, stored.Sha256, db.Context.Now));
            await db.Save(nameof(AddDocument), agreement, ct);
        }
        catch (DocumentRefused refused)
        {
            throw new InvalidInput("file", refused.Message);
        }
        catch
        {
            await store.Delete(agreement.TenantId, documentId, CancellationToken.None); // bytes that no agreement knows of
            throw;
        }

        return documentId;
    }
}
