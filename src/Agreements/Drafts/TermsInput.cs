using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>What is given when an agreement is drafted or changed, and the checks that need nothing but the input.</summary>
internal record TermsInput
{
    public string? Number { get; init; }
    public string? Title { get; init; }
    public Theme? Theme { get; init; }

    /// <summary>The decree of 2013 when absent.</summary>
    public string? LegalBasis { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public DateOnly? PredecessorEndedOn { get; init; }
    public IReadOnlyList<PartyInput>? Parties { get; init; }

    /// <summary>The order of the parties is kept unless this says otherwise.</summary>
    public bool SignInAnyOrder { get; init; }

    internal sealed record PartyInput
    {
        /// <summary>Other when absent.</summary>
        public PartyKind? Kind { get; init; }

        public string? Name { get; init; }
        public IReadOnlyList<RepresentativeInput>? Representatives { get; init; }
    }

    internal sealed record RepresentativeInput
    {
        public string? Name { get; init; }
        public string? Title { get; init; }
    }

    /// <summary>The terms, or everything that is wrong with them at once.</summary>
    internal Terms Checked()
    {
        var check = new Check()
            .Optional(Number, "number", "het nummer", Terms.MaxNumber)
            .Text(Title, "title", "de titel", Terms.MaxTitle)
            .That(Theme is not null, "theme", "Kies een thema.")
            .Optional(LegalBasis, "legalBasis", "de rechtsgrond", Terms.MaxLegalBasis)
            .Given(From, "from", "de begindatum")
            .Given(Until, "until", "de einddatum")
            .That(!(Until < From), "until", "De einddatum ligt vóór de begindatum.");
        foreach (var (date, field) in new[] { (From, "from"), (Until, "until"), (PredecessorEndedOn, "predecessorEndedOn") })
        {
            check.That(date is null or { Year: >= 1990 and <= 2100 }, field, "Controleer het jaartal: geef een jaar van 1990 tot 2100.");
        }

        CheckParties(check);
        check.Done();
        return new Terms(Number, Title!, Theme!.Value, LegalBasis ?? Terms.Decree, From!.Value, Until!.Value, PredecessorEndedOn,
        [
            .. Parties!.Select(p => new Party(p.Kind ?? PartyKind.Other, p.Name!,
                [.. p.Representatives!.Select(r => new Representative(r.Name!, r.Title!))])),
        ], SignInAnyOrder);
    }

    /// <summary>R1: the municipality signs with two, its alderman and its general manager, AgII with one, others with at least one.</summary>
    private void CheckParties(Check check)
    {
        var parties = Parties ?? [];
        check.That(parties.Count >= 2, "parties", "Een overeenkomst heeft minstens twee partijen: het lokaal bestuur en het agentschap.")
            .That(parties.Count <= 10, "parties", "Een overeenkomst heeft hoogstens tien partijen.")
            .That(parties.Count < 2 || parties.Count(p => p?.Kind == PartyKind.Municipality) == 1, "parties", "Geef het lokaal bestuur één keer als partij.")
            .That(parties.Count < 2 || parties.Count(p => p?.Kind == PartyKind.Agency) == 1, "parties", "Geef het agentschap één keer als partij.");
        foreach (var (i, party) in parties.Index())
        {
            var representatives = party?.Representatives ?? [];
            var named = party?.Name is { Length: > 0 and <= 200 } name ? name : $"partij {i + 1}";
            check.Text(party?.Name, $"parties[{i}].name", "de naam van de partij")
                .That(party?.Kind != PartyKind.Municipality || representatives.Count >= 2, $"parties[{i}].representatives",
                    "Het lokaal bestuur tekent met twee: de schepen en de algemeen directeur.")
                .That(representatives.Count >= 1, $"parties[{i}].representatives", "Elke partij heeft minstens één vertegenwoordiger die tekent.")
                .That(representatives.Count <= 10, $"parties[{i}].representatives", "Een partij heeft hoogstens tien vertegenwoordigers.");
            foreach (var (j, representative) in representatives.Index())
            {
                check.Text(representative?.Name, $"parties[{i}].representatives[{j}].name", $"de naam van vertegenwoordiger {j + 1} van {named}")
                    .Text(representative?.Title, $"parties[{i}].representatives[{j}].title", $"de functie van vertegenwoordiger {j + 1} van {named}");
            }
        }
    }
}
