using AgiiPlatform.Agreements.Drafts;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Changes what a line says, until the annex is approved. The second of two people sees both versions and chooses.</summary>
internal static class ChangeLine
{
    internal sealed record Input : LineInput
    {
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/acties/{lineId:guid}/wijzigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/lines/{lineId:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De actie is gewijzigd.", then: OpenAnnex.AtLine);

    private static async Task Handle(Guid id, Guid lineId, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        var terms = input.Checked(part: line.ParentId is not null);
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        await AddLine.RefuseUnknown(terms.RefersTo, db, ct);
        RuleViolation.If(line.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft deze actie intussen gewijzigd. Vergelijk beide versies en kies wat er moet staan.");
        line.Change(annex, terms, lines.Find(l => l.Id == line.ParentId), lines.Where(l => l.ParentId == lineId));
        db.Touch(annex);
        await db.Save(nameof(ChangeLine), line, ct);
    }

    private static async Task<IResult> Show(
        Guid id, Guid lineId, FormState form, AgreementsDb db, CurrentUser user, [FromKeyedServices("agreements")] GrantCache access,
        CancellationToken ct)
    {
        var annex = await db.Annexes.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        var lines = await db.ActionLines.AsNoTracking().Where(l => l.AnnexId == id).ToListAsync(ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        if (!form.HasErrors)
        {
            annex.RefuseUnlessOpen();
        }

        var choices = await LineChoices.Read(lines, annex.AgreementId, db, user, access, ct);
        var saved = LineFieldValues.Of(line, choices.Names).ToList();
        return await Pages.Show<ChangeLinePage>(new
        {
            Id = id,
            LineId = lineId,
            annex.Name,
            line.Version,
            Parent = lines.Find(l => l.Id == line.ParentId)?.Text,
            Reference = line.Kind == LineKind.Reference,
            Choices = choices,
            Form = form.HasErrors
                ? form
                : FormState.With(saved.SelectMany(f => f.Values.Select(v => (f.Name, (string?)v))).Concat(StaffMember.Fields(line.Staff))),
            Differences = form.Value("version") is { } seen && seen != $"{line.Version}" ? Compare(saved, form, choices.Names) : [],
        });
    }

    private static IReadOnlyList<Difference> Compare(
        IReadOnlyList<LineFieldValues> saved, FormState typed, IReadOnlyDictionary<Guid, string> names) =>
    [
        .. from field in saved
           let mine = field.Name == "staff"
               ? [.. StaffMember.In(typed).Select(s => s.Named(names).ToDisplay)]
               : typed.Values(field.Name).Select(v => AnnexInput.Tidy(v)!).ToList()
           where !field.Values.SequenceEqual(mine)
           select new Difference(field.Label, field.ToDisplay(field.Values), field.ToDisplay(mine)),
    ];
}
