using AgiiPlatform.Agreements.Annexes;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>
/// Adds to an approved agreement what the parties agreed since. New clauses count at once, a new last day is published to the other
/// services; the earlier text is kept.
/// </summary>
internal static class AddAddendum
{
    internal sealed record Input
    {
        public DateOnly? Date { get; init; }
        public string? Title { get; init; }
        public string? Text { get; init; }

        /// <summary>All clauses of section B as they are from now on; absent when they stay as they are.</summary>
        public IReadOnlyList<string>? Clauses { get; init; }

        /// <summary>The last day of the agreement from now on; absent when it stays as it is.</summary>
        public DateOnly? Until { get; init; }

        /// <summary>The version of the agreement that the writer had before them; the form always gives it.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/addendum");

    internal static readonly PageAddress Review = new("/overeenkomsten/{id:guid}/addendum/nakijken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}/addenda", Handle)
        .Form(Page, Show, "Het addendum is toegevoegd.", then: OpenAgreement.Page)
        .Review(Review, Show);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var check = new Check()
            .Required(input.Date, "date", "de datum vanaf wanneer het addendum geldt")
            .RequiredText(input.Title, "title", "het onderwerp")
            .RequiredText(input.Text, "text", "de tekst", 5000)
            .Must(input.Until is null or { Year: >= 1990 and <= 2100 }, "until", "Controleer het jaartal: geef een jaar van 1990 tot 2100.")
            .Must(!(input.Until < input.Date), "until", "De einddatum ligt vóór de dag vanaf wanneer het addendum geldt.")
            .Must(input.Clauses is null || input.Clauses.Count <= Terms.MaxClauses, "clauses",
                $"Geef hoogstens {Terms.MaxClauses} punten.");
        foreach (var (i, clause) in (input.Clauses ?? []).Index())
        {
            check.RequiredText(clause, "clauses", $"een afspraak (nr. {i + 1})", Terms.MaxClause);
        }

        check.ThrowIfInvalid();
        RuleViolation.If(input.Version is { } had && had != agreement.Version, "changed-meanwhile",
            "Iemand anders heeft deze overeenkomst intussen gewijzigd. Kijk hieronder na wat er nu staat en bewaar opnieuw.");
        var before = agreement.Terms;
        agreement.Add(new Addendum(Guid.CreateVersion7(), input.Date!.Value, input.Title!, input.Text!,
            input.Clauses is null || input.Clauses.SequenceEqual(before.Clauses) ? null : input.Clauses,
            input.Until == before.Until ? null : input.Until));
        Annex.RefuseToLeaveOutside(await db.AnnexesOf(id, ct), agreement.From, agreement.Until);
        if (agreement.Until != before.Until && agreement.Announcement() is { } signed)
        {
            db.Publish(signed);
        }

        db.EarlierTerms.Add(EarlierTerms.Of(id, before, db.Context));
        await db.Save(nameof(AddAddendum), agreement, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        (string, string, string?)[] saved =
        [
            ("until", "Einddatum", $"{agreement.Until:O}"),
            ("clauses[]", "Afspraken over de opvolging", string.Join('\n', agreement.LatestClauses)),
        ];
        return await Pages.Show<AddAddendumPage>(new
        {
            Id = id,
            agreement.Title,
            agreement.Version,
            Differences = Difference.SinceRead(agreement.Version, saved, form),
            Approved = agreement.Approval is not null,
            Form = form.IsTyped ? form : Difference.Filled(saved),
        });
    }
}
