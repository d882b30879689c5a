namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// The municipality records its approval of an annex: with the agreement, or apart. An approved revision takes the place of the edition
/// before.
/// </summary>
internal static class ApproveAnnex
{
    internal sealed record Input
    {
        /// <summary>The day of the decision; not needed when the annex was approved with the agreement.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>Says that the council approved it in one decision with the agreement.</summary>
        public bool WithAgreement { get; init; }

        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/goedkeuren");

    /// <summary>From the page on which this version was read.</summary>
    internal static readonly PageAddress PageFrom = new("/bijlagen/{id:guid}/goedkeuren?versie={version}");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/approval", Handle)
        .Form(Page, Show, "De goedkeuring is vastgelegd.", then: OpenAnnex.Page);

    private static async Task<IResult> Show(Guid id, int? versie, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        return await Pages.Show<ApproveAnnexPage>(new
        {
            Id = id,
            annex.Name,
            Version = form.Value("version") ?? $"{versie ?? annex.Version}",
            AgreementApprovedOn = agreement.Approval?.Date,
            Revision = annex.Replaces is not null,
            db.Context.Today,
            Form = form,
        });
    }

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var agreement = await db.Get<Agreement>(annex.AgreementId, ct);
        new Check()
            .Must(input.Date is not null || input.WithAgreement, "date",
                "Vul de datum van de goedkeuring in, of geef aan dat ze samen met de overeenkomst gebeurde.")
            .Must(input.Date is null || !input.WithAgreement, "withAgreement",
                "Geef een datum, of geef aan dat het samen met de overeenkomst gebeurde; niet allebei.")
            .Must(annex.Replaces is null || !input.WithAgreement, "withAgreement", "Een herziening wordt apart goedgekeurd. Geef de datum.")
            .Must(input.Date is null || input.Date.Value.Year >= 1990, "date", "Controleer het jaartal.")
            .Must(!(input.Date > db.Context.Today), "date", "Een goedkeuring kan niet in de toekomst liggen.")
            .ThrowIfInvalid();
        RuleViolation.If(!SetRequestAside.MayAnswer(user), "other-side", "De gemeente keurt een bijlage goed, en registreert dat zelf.");
        annex.RefuseUnread(input.Version);
        var earlier = annex.Replaces is { } before ? await db.Get<Annex>(before, ct) : null;
        annex.Approve(input.Date ?? agreement.Approval?.Date ?? db.Context.Today, agreement, earlier);
        var lines = await db.LinesOf(id, ct);
        var replaced = earlier is null ? [] : (await db.LinesOf(earlier.Id, ct)).ToDictionary(l => l.Id);
        foreach (var line in lines)
        {
            line.Agree();
            if (line.CameFrom is { } source && replaced.TryGetValue(source, out var old))
            {
                line.CatchUp(old);
            }
        }

        await db.Save(nameof(ApproveAnnex), annex, ct);
    }
}
