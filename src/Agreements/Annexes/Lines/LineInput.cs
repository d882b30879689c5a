namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What is given when a line is added or changed, and the checks that need nothing but the input.</summary>
internal record LineInput
{
    /// <summary>An action when absent.</summary>
    public LineKind? Kind { get; init; }

    /// <summary>The programme it belongs to; or a category, outside all programmes. A part of an action has neither.</summary>
    public string? Programme { get; init; }

    public string? Category { get; init; }
    public string? Objective { get; init; }
    public string? Theme { get; init; }
    public string? Text { get; init; }

    /// <summary>For a reference: the id of the other agreement, when it is on record here.</summary>
    public Guid? RefersTo { get; init; }

    /// <summary>AgII when absent.</summary>
    public string? Responsible { get; init; }

    public IReadOnlyList<string>? Partners { get; init; }
    public string? TargetService { get; init; }

    /// <summary>Absent: to be chosen together.</summary>
    public WorkingForm? WorkingForm { get; init; }

    /// <summary>Fixed when absent.</summary>
    public Modality? Modality { get; init; }

    public string? Condition { get; init; }
    public string? Domain { get; init; }
    public IReadOnlyList<StaffMember>? Staff { get; init; }
    public string? Body { get; init; }

    /// <summary>How much AgII does for it, in full-time equivalents: 0.5, or "0,5". Absent: the annex does not say.</summary>
    public decimal? Fte { get; init; }

    /// <summary>The terms, or everything that is wrong with them at once. A part has the programme and theme of its action.</summary>
    internal LineTerms Checked(bool part)
    {
        var (reference, conditional) = (Kind == LineKind.Reference, Modality == Annexes.Modality.Conditional);
        var partners = (Partners ?? []).Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        var staff = Staff ?? [];
        var check = new Check()
            .RequiredText(Text, "text", reference ? "de verwijzing" : "de actie", LineTerms.MaxText)
            .Must(!part || !reference, "kind", "Een verwijzing is geen deel van een actie.")
            .Must(reference || RefersTo is null, "refersTo", "Alleen een verwijzing noemt een andere overeenkomst.")
            .MaxLength(Responsible, "responsible", "wie verantwoordelijk is")
            .MaxLength(TargetService, "targetService", "de dienst")
            .Must(partners.Count <= 20, "partners", "Geef hoogstens twintig partners.")
            .Must(partners.TrueForAll(p => p.Length <= 200), "partners", "Gebruik voor een partner hoogstens 200 tekens.")
            .Must(!conditional || !string.IsNullOrWhiteSpace(Condition), "condition", "Vul in waarvan de actie afhangt.")
            .Must(conditional || string.IsNullOrWhiteSpace(Condition), "condition",
                "Alleen een actie onder voorwaarde hangt ergens van af.")
            .MaxLength(Condition, "condition", "de voorwaarde", 500)
            .MaxLength(Domain, "domain", "het domein", 100)
            .Must(staff.Count <= StaffMember.Most, "staff", $"Geef hoogstens {StaffMember.Most} medewerkers.")
            .MaxLength(Body, "body", "het orgaan")
            .Must(!reference || Fte is null, "fte", "Een verwijzing heeft geen VTE.")
            .Must(Fte is null || (Fte is > 0 and <= LineTerms.MaxFte && Fte == decimal.Round(Fte.Value, 2)), "fte",
                $"Geef meer dan 0 en hoogstens {LineTerms.MaxFte} VTE, met hoogstens twee cijfers na de komma.");
        foreach (var (i, member) in staff.Index())
        {
            const string year = "Controleer het jaartal: geef een jaar van 1990 tot 2100.";
            check.Must(member is { Id: not null } or { Name.Length: > 0 }, $"staff[{i}].name",
                    "Kies de consulent, of vul de naam van de medewerker in.")
                .MaxLength(member?.Name, $"staff[{i}].name", "de naam van de medewerker")
                .Must(member?.From is null or { Year: >= 1990 and <= 2100 }, $"staff[{i}].from", year)
                .Must(member?.Until is null or { Year: >= 1990 and <= 2100 }, $"staff[{i}].until", year)
                .Must(!(member?.Until < member?.From), $"staff[{i}].until", "De laatste dag ligt vóór de eerste.");
        }

        if (part)
        {
            check.Must((Programme ?? Category ?? Objective ?? Theme) is null, "theme",
                "Een deelactie heeft het programma en het thema van haar actie.");
        }
        else
        {
            check.Must(Programme is null != Category is null, "programme",
                    "Vul een programma in, of een andere rubriek; niet allebei.")
                .MaxLength(Programme, "programme", "het programma").MaxLength(Category, "category", "de rubriek")
                .MaxLength(Objective, "objective", "de doelstelling", 2000)
                .Must(reference || !string.IsNullOrWhiteSpace(Theme), "theme", "Vul het thema in.").MaxLength(Theme, "theme", "het thema");
        }

        check.ThrowIfInvalid();
        return new LineTerms(
            Kind ?? LineKind.Action, Programme, Category, AnnexInput.Tidy(Objective), Theme, AnnexInput.Tidy(Text)!, RefersTo,
            LineTerms.NormalizeResponsible(Responsible), partners, TargetService, reference ? null : WorkingForm,
            Modality ?? Annexes.Modality.Fixed, Condition, Domain?.ToLowerInvariant(),
            [.. staff.Select(s => s with { Name = string.IsNullOrEmpty(s.Name) ? null : s.Name })], Body, Fte);
    }
}
