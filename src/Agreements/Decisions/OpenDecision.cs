using System.Text.Json;
using AgiiPlatform.Agreements.Papers;
using AgiiPlatform.Web.Papers;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Opens one decision as an extract from the minutes: to read, to print, and as linked data in the names of OSLO.</summary>
internal static class OpenDecision
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}");

    internal static readonly PageAddress WordFile = new("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}/uittreksel.docx");

    internal static readonly PageAddress LinkedData = new("/overeenkomsten/{id:guid}/beslissingen/{decisionId:guid}/export");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
        routes.Api.MapGet("/agreements/{id:guid}/decisions/{decisionId:guid}/paper", Word).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(WordFile.Pattern, Word).Requires(Permission.AgreementsRead);
        routes.Api.MapGet("/agreements/{id:guid}/decisions/{decisionId:guid}/export", Export).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(LinkedData.Pattern, Export).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Show(Guid id, Guid decisionId, AgreementsDb db, CancellationToken ct)
    {
        var (agreement, decision) = await Find(id, decisionId, db, ct);
        return await Pages.Show<OpenDecisionPage>(new
        {
            Id = id,
            agreement.Title,
            Decision = decision,
            Retroactive = decision.Id == agreement.Approval?.Id && decision.Date > agreement.From
                ? decision.Date.Value.DayNumber - agreement.From.DayNumber
                : 0,
        });
    }

    private static async Task<IResult> Word(Guid id, Guid decisionId, AgreementsDb db, CancellationToken ct)
    {
        var (agreement, decision) = await Find(id, decisionId, db, ct);
        return WordDocument.Answer(DecisionPaper.Of(decision, agreement.Title, db.Context.Tenant!.Name), "uittreksel.docx");
    }

    private static async Task<IResult> Export(Guid id, Guid decisionId, AgreementsDb db, CancellationToken ct)
    {
        var (agreement, decision) = await Find(id, decisionId, db, ct);
        RuleViolation.If(decision.ToConfirm, "to-confirm",
            "De gemeente heeft deze beslissing niet bevestigd: ze kan niet gepubliceerd worden.");
        var export = BesluitExport.Of(decision, agreement.Title, db.Context.Tenant!.Name);
        var json = JsonSerializer.SerializeToUtf8Bytes(export, BesluitExport.Json);
        return TypedResults.File(json, "application/ld+json", $"besluit-{decision.Date?.ToString("O") ?? $"{decision.Id}"}.jsonld");
    }

    private static async Task<(Agreement Agreement, Decision Decision)> Find(
        Guid id, Guid decisionId, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        return (agreement, RetractDecision.Find(agreement, decisionId));
    }
}
