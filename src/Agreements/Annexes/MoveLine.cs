using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Moves a line one place up or down among the lines of its theme, or a part among the parts of its action; or the whole theme among the
/// themes of its objective.
/// </summary>
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

        /// <summary>The whole theme that the line stands in.</summary>
        public bool WholeTheme { get; init; }
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
        var all = lines.Where(l => (l.ParentId, l.Kind, l.Programme, l.Category, l.Objective) == (line.ParentId, line.Kind, line.Programme, line.Category, line.Objective)).ToList();
        var groups = input.WholeTheme
            ? all.GroupBy(l => l.Theme).Select(g => g.ToList()).ToList()
            : [.. all.Where(l => l.Theme == line.Theme).Select(l => new List<ActionLine> { l })];
        var up = input.Direction == Direction.Up;
        var at = groups.FindIndex(g => g.Contains(line));
        var other = groups.ElementAtOrDefault(at + (up ? -1 : 1));
        Refusal.If(other is null, "no-further", $"{(input.WholeTheme ? "Dit thema" : "Deze actie")} staat al {(up ? "bovenaan" : "onderaan")}.");
        ChangePlaces(up ? groups[at] : other!, up ? other! : groups[at]);
        await db.Save(nameof(MoveLine), line, ct);
    }

    /// <summary>Puts the first group before the second, in the places that both have. Lines added in the same instant may share one.</summary>
    private static void ChangePlaces(IReadOnlyList<ActionLine> first, IReadOnlyList<ActionLine> second)
    {
        var places = first.Concat(second).Select(l => l.Position).Order().ToList();
        var last = 0;
        foreach (var (place, line) in places.Zip(first.Concat(second)))
        {
            last = Math.Max(place, last + 1);
            line.MoveTo(last);
        }
    }
}
