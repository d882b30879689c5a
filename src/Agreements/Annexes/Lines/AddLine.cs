namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Adds a line to an annex: an action, a part of one, or a reference to another agreement. It comes last of its theme.</summary>
internal static class AddLine
{
    internal sealed record Input : LineInput
    {
        /// <summary>The action that this is a part of.</summary>
        public Guid? ParentId { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/acties/nieuw");

    /// <summary>The page for this kind of line.</summary>
    internal static readonly PageAddress PageFor = new("/bijlagen/{id:guid}/acties/nieuw?soort={kind}");

    /// <summary>The page for a part of this action.</summary>
    internal static readonly PageAddress PageWithin = new("/bijlagen/{id:guid}/acties/nieuw?actie={parentId}");

    /// <summary>The page for a line that has the programme and the theme of this one.</summary>
    internal static readonly PageAddress PageBeside = new("/bijlagen/{id:guid}/acties/nieuw?naast={beside}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/lines", Handle)
        .Form(Page, Show, "De actie is toegevoegd.", then: OpenAnnex.AtLine);

    private static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
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
        db.Touch(annex);
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
        Guid id, string? soort, Guid? actie, Guid? naast, FormState form, AgreementsDb db, CurrentUser user,
        [FromKeyedServices("agreements")] GrantCache access, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        annex.RefuseUnlessOpen();
        var lines = await db.LinesOf(id, ct);
        if (!form.HasErrors)
        {
            var neighbour = lines.Find(l => l.Id == naast);
            form = FormState.With(
                ("kind", soort), ("parentId", actie?.ToString()), ("programme", neighbour?.Programme), ("category", neighbour?.Category),
                ("objective", neighbour?.Objective), ("theme", neighbour?.Theme), ("domain", neighbour?.Domain),
                ("responsible", LineTerms.Agency), ("modality", Modality.Fixed.ToApiName()));
        }

        var parent = Guid.TryParse(form.Value("parentId"), out var p) ? lines.Find(l => l.Id == p) ?? throw new NotFound() : null;
        return await Pages.Show<AddLinePage>(new
        {
            Id = id,
            annex.Name,
            Parent = parent?.Text,
            Reference = form.Value("kind") == LineKind.Reference.ToApiName(),
            Choices = await LineChoices.Read(lines, annex.AgreementId, db, user, access, ct),
            Form = form,
        });
    }
}
