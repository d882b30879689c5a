using AgiiPlatform.Platform.Http;

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
    public Guid? StaffId { get; init; }
    public string? StaffName { get; init; }
    public string? Body { get; init; }

    /// <summary>The terms, or everything that is wrong with them at once. A part has the programme and theme of its action.</summary>
    internal LineTerms Checked(bool part)
    {
        var reference = Kind == LineKind.Reference;
        var partners = (Partners ?? []).Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        var check = new Check()
            .Text(Text, "text", reference ? "de verwijzing" : "de actie", LineTerms.MaxText)
            .That(!part || !reference, "kind", "Een verwijzing is geen deel van een actie.")
            .That(reference || RefersTo is null, "refersTo", "Alleen een verwijzing noemt een andere overeenkomst.")
            .Optional(Responsible, "responsible", "wie verantwoordelijk is")
            .Optional(TargetService, "targetService", "de dienst")
            .That(partners.Count <= 20, "partners", "Geef hoogstens twintig partners.")
            .That(partners.TrueForAll(p => p.Length <= 200), "partners", "Gebruik voor een partner hoogstens 200 tekens.")
            .That(Modality != Annexes.Modality.Conditional || !string.IsNullOrWhiteSpace(Condition), "condition", "Vul in waarvan de actie afhangt.")
            .That(Modality == Annexes.Modality.Conditional || string.IsNullOrWhiteSpace(Condition), "condition", "Alleen een actie onder voorwaarde hangt ergens van af.")
            .Optional(Condition, "condition", "de voorwaarde", 500)
            .Optional(Domain, "domain", "het domein", 100)
            .Optional(StaffName, "staffName", "de naam van de medewerker")
            .Optional(Body, "body", "het orgaan");
        if (part)
        {
            check.That(Programme is null && Category is null && Objective is null && Theme is null, "theme", "Een deelactie heeft het programma en het thema van haar actie.");
        }
        else
        {
            check.That(Programme is null != Category is null, "programme", "Vul een programma in, of een rubriek buiten de programma's; niet allebei.")
                .Optional(Programme, "programme", "het programma").Optional(Category, "category", "de rubriek")
                .Optional(Objective, "objective", "de doelstelling", 2000)
                .That(reference || !string.IsNullOrWhiteSpace(Theme), "theme", "Vul het thema in.").Optional(Theme, "theme", "het thema");
        }

        check.Done();
        return new LineTerms(Kind ?? LineKind.Action, Programme, Category, AnnexInput.Tidy(Objective), Theme, AnnexInput.Tidy(Text)!, RefersTo,
            LineTerms.Called(Responsible), partners, TargetService, reference ? null : WorkingForm, Modality ?? Annexes.Modality.Fixed, Condition,
            Domain?.ToLowerInvariant(), StaffId, StaffName, Body);
    }
}
