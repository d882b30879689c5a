namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Adds a line to an annex: an action, a part of one, or a reference to another agreement. It comes last of its theme.</summary>
internal static class AddLine
{
    internal sealed record Input : LineInput
    {
        /// <summary>The action that this is a part of.</summary>
        public Guid? ParentId { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/lines", async (string tenant, Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            var lineId = await Handle(id, input, db, ct);
            return TypedResults.Created($"/api/{tenant}/annexes/{id}/lines/{lineId}", new CreatedId(lineId));
        }).Requires(Permission.AgreementsWrite);
        // The links in a theme carry what the new line has in common with its neighbours.
        routes.Pages.MapGet("/bijlagen/{id:guid}/acties/nieuw", (
            Guid id, string? kind, Guid? parentId, Guid? beside, AgreementsDb db, CurrentUser user, [FromKeyedServices("agreements")] GrantCache access, CancellationToken ct) =>
            Show(id, null, kind, parentId, beside, db, user, access, ct)).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/acties/nieuw", (
            HttpContext http, string tenant, Guid id, AgreementsDb db, CurrentUser user, [FromKeyedServices("agreements")] GrantCache access, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async input => await Handle(id, input, db, ct), made => $"/{tenant}/bijlagen/{id}#actie-{made}", "De actie is toegevoegd.",
                form => Show(id, form, null, null, null, db, user, access, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var terms = input.Checked(part: input.ParentId is not null);
        var lines = await db.LinesOf(id, ct);
        var parent = input.ParentId is { } parentId
            ? lines.Find(l => l.Id == parentId) ?? throw new InvalidInput("parentId", "Deze actie staat niet in deze bijlage.")
            : null;
        await RefuseUnknown(terms.RefersTo, db, ct);
        var line = ActionLine.Add(annex, terms, parent, lines.Select(l => l.Position).DefaultIfEmpty().Max() + 1);
        db.ActionLines.Add(line);
        await db.Save(nameof(AddLine), line, ct);
        return line.Id;
    }

    internal static async Task RefuseUnknown(Guid? agreement, AgreementsDb db, CancellationToken ct)
    {
        if (agreement is not null && !await db.Agreements.AnyAsync(a => a.Id == agreement, ct))
        {
            throw new InvalidInput("refersTo", "Deze overeenkomst bestaat hier niet.");
        }
    }

    private static async Task<IResult> Show(
        Guid id, FormState? typed, string? kind, Guid? parentId, Guid? beside, AgreementsDb db, CurrentUser user, GrantCache access, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        annex.RefuseUnlessOpen();
        var lines = await db.LinesOf(id, ct);
        if (typed is null)
        {
            var neighbour = lines.Find(l => l.Id == beside);
            typed = FormState.With(
                ("kind", kind), ("parentId", parentId?.ToString()), ("programme", neighbour?.Programme), ("category", neighbour?.Category),
                ("objective", neighbour?.Objective), ("theme", neighbour?.Theme), ("domain", neighbour?.Domain), ("responsible", LineTerms.Agency),
                ("modality", Modality.Fixed.ToApiName()));
        }

        var parent = Guid.TryParse(typed.Value("parentId"), out var p) ? lines.Find(l => l.Id == p) ?? throw new NotFound() : null;
        return await Pages.Show<AddLinePage>(new
        {
            Id = id,
            annex.Name,
            Parent = parent?.Text,
            Reference = typed.Value("kind") == LineKind.Reference.ToApiName(),
            Choices = await LineChoices.Read(lines, annex.AgreementId, db, user, access, ct),
            Form = typed,
        });
    }
}
