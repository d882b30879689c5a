using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Moves a line one place up or down among the lines of its theme, or a part among the parts of its action.</summary>
internal static class MoveLine
{
    /// <summary>Which way.</summary>
    internal enum Direction
    {
        Up,
        Down,
    }

    internal sealed record Input
    {
        public Direction? Direction { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/lines/{lineId:guid}/position", async (Guid id, Guid lineId, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, lineId, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/acties/{lineId:guid}/verplaatsen", (HttpContext http, string tenant, Guid id, Guid lineId, AgreementsDb db, CancellationToken ct) =>
            Forms.Post<Input>(http, input => Handle(id, lineId, input, db, ct), $"/{tenant}/bijlagen/{id}#actie-{lineId}", "De actie is verplaatst.",
                form => OpenAnnex.Show(id, form.Refusal, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, Guid lineId, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        new Check().Given(input.Direction, "direction", "de richting").Done();
        annex.RefuseUnlessOpen();
        var among = lines.Where(l => (l.ParentId, l.Kind, l.Programme, l.Category, l.Objective, l.Theme) == (line.ParentId, line.Kind, line.Programme, line.Category, line.Objective, line.Theme)).ToList();
        var up = input.Direction == Direction.Up;
        var other = among.ElementAtOrDefault(among.IndexOf(line) + (up ? -1 : 1));
        Refusal.If(other is null, "no-further", up ? "Deze actie staat al bovenaan in haar thema." : "Deze actie staat al onderaan in haar thema.");
        (up ? line : other!).SwapWith(up ? other! : line);
        await db.Save(nameof(MoveLine), line, ct);
    }
}
