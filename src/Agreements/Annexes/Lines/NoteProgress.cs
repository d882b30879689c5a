namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Records how it goes with an action: a note, its working form, another status. Also after the annex was approved.</summary>
internal static class NoteProgress
{
    internal sealed record Input
    {
        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }

        public string? Text { get; init; }
        public LineStatus? Status { get; init; }
        public WorkingForm? WorkingForm { get; init; }

        /// <summary>Who asked for an action that is available on request.</summary>
        public string? RequestedBy { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/acties/{lineId:guid}/voortgang");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/lines/{lineId:guid}/progress", Handle)
        .Form(Page, Show, "De voortgang is vastgelegd.", then: OpenAnnex.AtLine);

    private static async Task<IResult> Show(Guid id, Guid lineId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var line = (await db.LinesOf(id, ct)).Find(l => l.Id == lineId) ?? throw new NotFound();
        return await Pages.Show<NoteProgressPage>(new
        {
            Id = id,
            LineId = lineId,
            annex.Name,
            Line = LineView.Of(line),
            Next = ActionLine.LeadsTo(line.Status).Select(s => (s.ToApiName(), LineLabels.Name(s))).ToList(),
            Form = form.HasErrors ? form : FormState.With(("workingForm", line.WorkingForm is { } f ? f.ToApiName() : null)),
        });
    }

    private static async Task Handle(Guid id, Guid lineId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        var form = input.WorkingForm == line.WorkingForm ? null : input.WorkingForm;
        var status = input.Status == line.Status ? null : input.Status;
        new Check()
            .MaxLength(input.Text, "text", "de nota", LineTerms.MaxText)
            .MaxLength(input.RequestedBy, "requestedBy", "wie het vroeg")
            .Must(input.Text is not null || input.RequestedBy is not null || form is not null || status is not null, "text",
                "Schrijf een nota, of kies een andere werkvorm of status.")
            .ThrowIfInvalid();
        RuleViolation.If(input.Version is not null && line.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft bij deze actie intussen iets vastgelegd. Bekijk dat eerst; wat u typte staat nog in het formulier.");
        string?[] text =
        [
            input.RequestedBy is null ? null : $"Gevraagd door {input.RequestedBy}.",
            form is null ? null : $"Werkvorm: {WorkingForms.Name(form)}.",
            AnnexInput.Tidy(input.Text),
        ];
        var role = user.Roles.FirstOrDefault(r => r.Permissions.Contains(Permission.AgreementsWrite))?.Title ?? "";
        var note = new ProgressNote(
            Guid.CreateVersion7(), db.Context.Today, user.Name, role, string.Join("\n", text.Where(t => t is not null)), status);
        line.Note(
            annex, note, form, input.RequestedBy, lines.Find(l => l.Id == line.ParentId), lines.Where(l => l.ParentId == lineId));
        db.Touch(annex); // so that the approval of a revision, which takes the notes over, misses none
        await db.Save(nameof(NoteProgress), line, ct);
    }
}
