using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Records that both sides agree on the annex (afgestemd): what was proposed is agreed.</summary>
internal static class AgreeAnnex
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/agreement", async (Guid id, Input _, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/afstemmen", (HttpContext http, string tenant, Guid id, AgreementsDb db, Visitor visitor, CancellationToken ct) =>
            Forms.Post<Input>(http, _ => Handle(id, db, ct), $"/{tenant}/bijlagen/{id}", "De bijlage is afgestemd. De voorgestelde acties zijn nu afgesproken.",
                form => OpenAnnex.Show(id, form.Refusal, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        annex.Agree(db.Work.Today, lines.Count);
        lines.ForEach(l => l.Agree());
        await db.Save(nameof(AgreeAnnex), annex, ct);
    }
}
