using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements.Papers;

/// <summary>Gives an agreement on paper: as a Word document, and as a page to print.</summary>
internal static class PrintAgreement
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}/paper", Download).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/overeenkomst.docx", Download).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/afdrukken", async (Guid id, AgreementsDb db, CancellationToken ct) =>
            await Pages.Show<PaperPage>(new { Id = id, Paper = await Read(id, db, ct) })).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Download(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var paper = await Read(id, db, ct);
        return TypedResults.File(WordDocument.Write(paper), WordDocument.ContentType, "overeenkomst.docx");
    }

    private static async Task<Paper> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        return AgreementPaper.Of(agreement, db.Work.Tenant!.Name);
    }
}
