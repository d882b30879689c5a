using AgiiPlatform.Documents;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member adds a file to something that it made: all members can save it.</summary>
internal static class AddDeliverableFile
{
    // Twice what the store takes, so that a document that is somewhat too large gets the store's sentence and not a broken connection.
    private static readonly RequestSizeLimitAttribute Limit = new(2 * DocumentStore.MaxLength);

    internal static readonly PageAddress Page = new("/projecten/{id:guid}/fiches/{deliverableId:guid}/bestand");

    internal static readonly PageAddress FilePage = new("/projecten/{id:guid}/fiches/{deliverableId:guid}/bestanden/{fileId:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.WithMetadata(Limit)
            .Act(Permission.ProjectsWrite, "/projects/{id:guid}/deliverables/{deliverableId:guid}/files", Handle)
            .Form(Page, Show, "Het bestand is toegevoegd.", then: ListDeliverables.Page);
        routes.Api.MapGet("/projects/{id:guid}/deliverables/{deliverableId:guid}/files/{fileId:guid}", Download)
            .Requires(Permission.ProjectsRead);
        routes.Pages.MapGet(FilePage.Pattern, Download).Requires(Permission.ProjectsRead);
    }

    private static async Task Handle(
        Guid id, Guid deliverableId, HttpRequest request, ProgrammesDb db, DocumentStore store, CancellationToken ct)
    {
        var file = request.HasFormContentType ? (await request.ReadTypedForm(ct)).Files["file"] : null;
        var (_, deliverable) = await Own(id, deliverableId, db, ct);
        new Check().Must(file is not null, "file", "Kies een document: een PDF of een Word-document.")
            .WithoutNationalNumber(file?.FileName, "file").ThrowIfInvalid(); // the name is kept in the clear
        var fileId = Ids.New();
        try
        {
            await using var content = file!.OpenReadStream();
            var stored = await store.Put(deliverable.TenantId, fileId, content, file.FileName, ct);
            deliverable.Attach(new(stored.Id, stored.Name, stored.Type, stored.Length, stored.Sha256, db.Context.Now));
            await db.Save(nameof(AddDeliverableFile), deliverable, ct);
        }
        catch (DocumentRefused refused)
        {
            throw new InvalidInput("file", refused.Message);
        }
        catch (RuleViolation)
        {
            // Refused, so nothing refers to these bytes. After any other failure it may have been written all the same.
            await store.Delete(deliverable.TenantId, fileId, CancellationToken.None);
            throw;
        }
    }

    private static async Task<IResult> Show(Guid id, Guid deliverableId, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var (project, deliverable) = await Own(id, deliverableId, db, ct);
        return await Pages.Show<AddDeliverableFilePage>(new
        {
            Id = id, project.Programme.Name, deliverable.Title, DeliverableId = deliverableId, Form = form,
        });
    }

    /// <summary>The file of any member: its row, read through both walls, lists its files; only then are the bytes asked for.</summary>
    private static async Task<IResult> Download(
        HttpContext http, Guid id, Guid deliverableId, Guid fileId, ProgrammesDb db, DocumentStore store, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        var deliverable = await project.Records<Deliverable>(db)
            .FirstOrDefaultAsync(d => d.Id == deliverableId && d.Date <= project.AsOf, ct) ?? throw new NotFound();
        var file = project.Files(deliverable).FirstOrDefault(f => f.Id == fileId) ?? throw new NotFound();
        var content = await store.Open(deliverable.TenantId, fileId, ct) ?? throw new NotFound();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(content, file.ContentType, file.Name);
    }

    private static async Task<(Project Project, Deliverable Deliverable)> Own(
        Guid id, Guid deliverableId, ProgrammesDb db, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        return (project, await db.Deliverables.FirstOrDefaultAsync(
            d => d.Id == deliverableId && d.ProjectId == id && d.RemovedBecause == null, ct) ?? throw new NotFound());
    }
}
