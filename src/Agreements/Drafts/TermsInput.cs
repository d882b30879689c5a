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

    /// <summary>Section A: the sentence before AgII's roles; a usual one when absent.</summary>
    public string? SupportIntroduction { get; init; }

    /// <summary>Section A: AgII's supporting roles, in order.</summary>
    public IReadOnlyList<string>? Supports { get; init; }

    /// <summary>Section A: the sentence before the commitments; a usual one when absent.</summary>
    public string? CommitmentIntroduction { get; init; }

    /// <summary>Section A: the municipality's commitments, in order.</summary>
    public IReadOnlyList<string>? Commitments { get; init; }

    /// <summary>Section B, in order; see <see cref="Obligations.Obligation"/> for what is read from them.</summary>
    public IReadOnlyList<string>? Clauses { get; init; }

    public string? DataExchange { get; init; }
    public string? ContactPerson { get; init; }
    public string? MutualReferral { get; init; }

    /// <summary>A short working year asks proportionally less.</summary>
    public bool ProRata { get; init; }

    public Guid? PredecessorId { get; init; }

    /// <summary>Titles of agreements that this one refers to.</summary>
    public IReadOnlyList<string>? Related { get; init; }

    /// <summary>Whether anybody may sign first; otherwise the order of the parties is kept.</summary>
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
            .MaxLength(Number, "number", "het nummer", Terms.MaxNumber)
            .RequiredText(Title, "title", "de titel", Terms.MaxTitle)
            .Must(Theme is not null, "theme", "Kies een thema.")
            .MaxLength(LegalBasis, "legalBasis", "de rechtsgrond", Terms.MaxLegalBasis)
            .Required(From, "from", "de begindatum")
            .Required(Until, "until", "de einddatum")
            .Must(!(Until < From), "until", "De einddatum ligt vóór de begindatum.");
        foreach (var (date, field) in new[] { (From, "from"), (Until, "until"), (PredecessorEndedOn, "predecessorEndedOn") })
        {
            check.Must(date is null or { Year: >= 1990 and <= 2100 }, field, "Controleer het jaartal: geef een jaar van 1990 tot 2100.");
        }

        foreach (var (clauses, field, label) in new[]
        {
            (Supports, "supports", "een rol van het agentschap"), (Commitments, "commitments", "een engagement"),
            (Clauses, "clauses", "een afspraak"), (Related, "related", "de titel van een andere overeenkomst"),
        })
        {
            check.Must(clauses is null || clauses.Count <= Terms.MaxClauses, field, $"Geef hoogstens {Terms.MaxClauses} punten.");
            foreach (var (i, clause) in (clauses ?? []).Index())
            {
                check.RequiredText(clause, field, $"{label} (nr. {i + 1})", Terms.MaxClause);
            }
        }

        check.MaxLength(SupportIntroduction, "supportIntroduction", "de inleiding bij de rollen", Terms.MaxClause)
            .MaxLength(CommitmentIntroduction, "commitmentIntroduction", "de inleiding bij de engagementen", Terms.MaxClause)
            .MaxLength(DataExchange, "dataExchange", "de afspraak over gegevensuitwisseling", Terms.MaxClause)
            .MaxLength(ContactPerson, "contactPerson", "de afspraak over de contactpersoon", Terms.MaxClause)
            .MaxLength(MutualReferral, "mutualReferral", "de afspraak over doorverwijzing", Terms.MaxClause);
        CheckParties(check);
        check.ThrowIfInvalid();
        return new Terms(Number, Title!, Theme!.Value, LegalBasis ?? Terms.Decree, From!.Value, Until!.Value, PredecessorEndedOn,
        [
            .. Parties!.Select(p => new Party(p.Kind ?? PartyKind.Other, p.Name!,
                [.. p.Representatives!.Select(r => new Representative(r.Name!, r.Title!))])),
        ],
        SupportIntroduction, Supports ?? [], CommitmentIntroduction, Commitments ?? [], Clauses ?? [],
        new MinimumContent(DataExchange, ContactPerson, MutualReferral), ProRata, PredecessorId, Related ?? [], SignInAnyOrder);
    }

    /// <summary>R1: the alderman and the general manager sign for the municipality, one person for AgII, at least one for others.</summary>
    private void CheckParties(Check check)
    {
        var parties = Parties ?? [];
        check.Must(parties.Count >= 2, "parties", "Een overeenkomst heeft minstens twee partijen: het lokaal bestuur en het agentschap.")
            .Must(parties.Count <= 10, "parties", "Een overeenkomst heeft hoogstens tien partijen.")
            .Must(parties.Count < 2 || Of(PartyKind.Municipality) == 1, "parties", "Geef het lokaal bestuur één keer als partij.")
            .Must(parties.Count < 2 || Of(PartyKind.Agency) == 1, "parties", "Geef het agentschap één keer als partij.");
        foreach (var (i, party) in parties.Index())
        {
            var representatives = party?.Representatives ?? [];
            var named = party?.Name is { Length: > 0 and <= 200 } name ? name : $"partij {i + 1}";
            check.RequiredText(party?.Name, $"parties[{i}].name", "de naam van de partij")
                .Must(party?.Kind != PartyKind.Municipality || representatives.Count >= 2, $"parties[{i}].representatives",
                    "Het lokaal bestuur tekent met twee: de schepen en de algemeen directeur.")
                .Must(representatives.Count >= 1, $"parties[{i}].representatives",
                    "Elke partij heeft minstens één vertegenwoordiger die tekent.")
                .Must(representatives.Count <= 10, $"parties[{i}].representatives", "Een partij heeft hoogstens tien vertegenwoordigers.");
            foreach (var (j, representative) in representatives.Index())
            {
                var (field, who) = ($"parties[{i}].representatives[{j}]", $"vertegenwoordiger {j + 1} van {named}");
                check.RequiredText(representative?.Name, $"{field}.name", $"de naam van {who}")
                    .RequiredText(representative?.Title, $"{field}.title", $"de functie van {who}");
            }
        }

        int Of(PartyKind kind) => parties.Count(p => p?.Kind == kind);
    }
}
