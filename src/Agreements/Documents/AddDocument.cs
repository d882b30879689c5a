using AgiiPlatform.Documents;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Agreements.Documents;

/// <summary>Adds a document to an agreement: usually the signed copy, as PDF or Word document.</summary>
internal static class AddDocument
{
    // Twice what the store takes, so that a document that is somewhat too large gets the store's sentence and not a broken connection.
    internal static readonly RequestSizeLimitAttribute Limit = new(2 * DocumentStore.MaxLength);

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/document");

    internal static void Map(ServiceRoutes routes) => routes.WithMetadata(Limit)
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/documents", Handle)
        .Form(Page, Show, "Het document is toegevoegd.", then: OpenAgreement.AtDocument);

    private static async Task<Guid> Handle(Guid id, HttpRequest request, AgreementsDb db, DocumentStore store, CancellationToken ct)
    {
        var file = await Sent(request, "file", ct);
        var agreement = await db.Get<Agreement>(id, ct);
        return await Keep(
            file ?? throw new InvalidInput("file", "Kies een document: een PDF of een Word-document."), "file", agreement, store, db,
            made => db.Save(nameof(AddDocument), agreement, ct, made), ct);
    }

    /// <summary>The file that came with a form in this field; null when none did, as in the JSON of the API.</summary>
    internal static async Task<IFormFile?> Sent(HttpRequest request, string field, CancellationToken ct) =>
        request.HasFormContentType ? (await request.ReadTypedForm(ct)).Files[field] : null;

    /// <summary>Keeps the bytes, makes the file a document of the agreement, and saves what rests on it; the id of the document.</summary>
    internal static async Task<Guid> Keep(
        IFormFile file, string field, Agreement agreement, DocumentStore store, AgreementsDb db, Func<Guid, Task> save,
        CancellationToken ct)
    {
        new Check().WithoutNationalNumber(file.FileName, field).ThrowIfInvalid(); // the name is kept in the clear
        var documentId = Guid.CreateVersion7();
        try
        {
            await using var content = file.OpenReadStream();
            var stored = await store.Put(agreement.TenantId, documentId, content, file.FileName, ct);
            agreement.Attach(new AgreementDocument(stored.Id, stored.Name, stored.Type, stored.Length, stored.Sha256, db.Context.Now));
            await save(documentId);
        }
        catch (DocumentRefused refused)
        {
            throw new InvalidInput(field, refused.Message);
        }
        catch (RuleViolation)
        {
            // Refused, so no agreement refers to these bytes. After any other failure it may have been written all the same.
            await store.Delete(agreement.TenantId, documentId, CancellationToken.None);
            throw;
        }

        return documentId;
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        return await Pages.Show<AddDocumentPage>(new { Id = id, agreement.Title, Form = form });
    }
}
