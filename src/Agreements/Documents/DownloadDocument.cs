using AgiiPlatform.Documents;

namespace AgiiPlatform.Agreements.Documents;

/// <summary>Gives a document of an agreement: always to be saved, never shown within the platform's own pages.</summary>
internal static class DownloadDocument
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/documenten/{documentId:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}/documents/{documentId:guid}", Handle).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Handle).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Handle(
        HttpContext http, Guid id, Guid documentId, AgreementsDb db, DocumentStore store, CancellationToken ct)
    {
        // The agreement, read through both walls, lists its documents; only then are the bytes asked for.
        var documents = await db.Agreements.AsNoTracking().Where(a => a.Id == id).Select(a => a.Documents).FirstOrDefaultAsync(ct);
        var document = documents?.FirstOrDefault(d => d.Id == documentId) ?? throw new NotFound();
        var content = await store.Open(db.Context.TenantId, documentId, ct) ?? throw new NotFound();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(content, document.ContentType, document.Name);
    }
}
