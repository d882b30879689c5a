using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Web.Papers;
using static AgiiPlatform.Web.Papers.PaperBlock;

namespace AgiiPlatform.Agreements.Papers;

/// <summary>Gives an agreement on paper with its annexes: as a Word document, and as a page to print.</summary>
internal static class PrintAgreement
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/afdrukken");

    internal static readonly PageAddress WordFile = new("/overeenkomsten/{id:guid}/overeenkomst.docx");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}/paper", Download).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(WordFile.Pattern, Download).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Show(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var paper = await Read(id, db, ct);
        return await Pages.Show<PaperPage>(new { Id = id, paper.Title, Paper = paper });
    }

    private static async Task<IResult> Download(Guid id, AgreementsDb db, CancellationToken ct) =>
        WordDocument.Answer(await Read(id, db, ct), "overeenkomst.docx");

    private static async Task<Paper> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        var paper = AgreementPaper.Of(agreement, db.Context.Tenant!.Name);
        var annexes = await db.Annexes.AsNoTracking()
            .Where(x => x.AgreementId == id && x.ReplacedOn == null && (x.Replaces == null || x.ApprovedOn != null))
            .OrderBy(x => x.From).Select(x => x.Id).ToListAsync(ct);
        var blocks = paper.Blocks.ToList();
        foreach (var annex in annexes)
        {
            var shown = await OpenAnnex.Read(annex, db, ct);
            blocks.AddRange([new NewPage(), new Heading(1, $"Bijlage voor het werkjaar {shown.Year}"), .. AnnexPaper.Blocks(shown)]);
        }

        return paper with { Blocks = blocks };
    }
}
