using System.Text.RegularExpressions;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Means;

/// <summary>What is given when a line of people at work is added or changed.</summary>
internal sealed partial record PersonnelInput
{
    /// <summary>Full-time equivalents: 0.5, or "0,5". Absent where the annex says them.</summary>
    public decimal? Fte { get; init; }

    public PersonnelSource? Source { get; init; }
    public string? Employer { get; init; }
    public IReadOnlyList<string>? Actions { get; init; }

    public decimal? Months { get; init; }

    public string? Tasks { get; init; }
    public IReadOnlyList<TaskInput>? ActionTasks { get; init; }

    /// <summary>The version of the programme that was looked at; needed to change a line.</summary>
    public int? Version { get; init; }

    internal sealed record TaskInput
    {
        public string? Action { get; init; }
        public string? Tasks { get; init; }

        /// <summary>The address of the line on the page of the annex: "/gemeente/bijlagen/{id}#actie-{id}".</summary>
        public string? AnnexLine { get; init; }
    }

    /// <summary>The line, when it can be one of a programme with these actions.</summary>
    /// <param name="id">The id of the line.</param>
    /// <param name="codes">The codes of the actions.</param>
    /// <param name="tenant">The municipality, whose annexes these are.</param>
    /// <param name="annexes">The annexes: a link leads to a line that is there.</param>
    /// <param name="saved">What the line was. What it linked to already may stay, though it is not in the annex any more.</param>
    internal PersonnelLine Checked(Guid id, IReadOnlyList<string> codes, string tenant, AnnexLines annexes, PersonnelLine? saved)
    {
        var name = Employer ?? "deze regel";
        List<ActionTask> tasks = [.. ActionTasks.Given("actionTasks").Select(t => Link(t.AnnexLine, tenant) is var (annex, line)
            ? new ActionTask(t.Action ?? "", t.Tasks, annex, line) : new(t.Action ?? "", t.Tasks))];
        var agreed = Source == PersonnelSource.Agency ? annexes.FteOf(tasks) : null;
        var isOfAnnex = agreed is not null || (saved is { Fte: 0 } && tasks.Exists(t => t.AnnexId is not null) && Fte is null or 0);
        var check = new Check()
            .Must(isOfAnnex || Fte is not null, "fte", "Vul het aantal VTE in.")
            .Must(agreed is null || Fte is null or 0 || Fte == agreed, "fte",
                $"«{name}»: de bijlage zegt {agreed.GetValueOrDefault().InDutch()} VTE voor deze acties. Laat het aantal VTE leeg.")
            .Must(isOfAnnex || Fte is null or (> 0 and <= MaxFte) && Fte.GetValueOrDefault() == decimal.Round(Fte.GetValueOrDefault(), 2),
                "fte", $"«{name}»: geef meer dan 0 en hoogstens {MaxFte} VTE, met hoogstens twee cijfers na de komma.")
            .Required(Source, "source", "wie de mensen in dienst heeft")
            .RequiredText(Employer, "employer", "de dienst of organisatie", MaxEmployer)
            .Must(Months is null or (> 0 and <= 120), "months", $"«{name}»: geef het aantal maanden, van 1 tot 120.")
            .MaxLength(Tasks, "tasks", "de taken", Programme.MaxText);
        Known("actions", Actions.Given("actions"));
        foreach (var (i, task) in (ActionTasks ?? []).Index())
        {
            check.RequiredText(task.Action, $"actionTasks[{i}].action", "de actie", ProgrammeAction.MaxCode)
                .MaxLength(task.Tasks, $"actionTasks[{i}].tasks", "de taken", Programme.MaxText)
                .Must(task.Tasks is not null || task.AnnexLine is not null, $"actionTasks[{i}].tasks",
                    $"Actie {task.Action}: geef de taken, of de regel van de bijlage waar ze staan.")
                .Must(task.AnnexLine is null || Link(task.AnnexLine, tenant) is not null, $"actionTasks[{i}].annexLine",
                    $"Actie {task.Action}: dit is geen adres van een actie in een bijlage van uw gemeente. "
                    + "Kies een regel uit de lijst.")
                .Must(tasks[i] is not { AnnexId: { } annex } || annexes.Of(annex, tasks[i].AnnexLineId)?.LineId is not null
                        || IsKept(tasks[i]), $"actionTasks[{i}].annexLine",
                    $"Actie {task.Action}: deze regel staat niet in een bijlage van uw gemeente. Kies een "
                    + "andere; is de bijlage net gewijzigd, probeer het dan over een minuut opnieuw.");
            Known($"actionTasks[{i}].action", [task.Action ?? ""]);
        }

        check.Must(ActionTasks is null or [] || Source == PersonnelSource.Agency, "actionTasks",
            $"«{name}»: taken per actie horen bij de ondersteuning van AgII.");
        check.ThrowIfInvalid();
        List<string> shared = [.. codes.Where(c => (Actions ?? []).Contains(c) || tasks.Any(t => t.Action == c))];
        return new(id, isOfAnnex ? 0 : Fte!.Value, Source!.Value, Employer!, shared, Months, Tasks, tasks);

        bool IsKept(ActionTask task) =>
            saved?.ActionTasks?.Any(t => (t.AnnexId, t.AnnexLineId) == (task.AnnexId, task.AnnexLineId)) == true;

        void Known(string field, IReadOnlyList<string> actions)
        {
            foreach (var action in actions.Where(a => a.Length > 0 && !codes.Contains(a)))
            {
                check.Must(false, field, $"«{name}»: actie {action} staat niet in dit programma.");
            }
        }
    }

    /// <summary>The line of an annex of this tenant that an address leads to.</summary>
    private static (Guid Annex, Guid Line)? Link(string? address, string tenant) =>
        AnnexLine().Match(address ?? "") is { Success: true } found && found.Groups["tenant"].Value == tenant
            ? (Guid.Parse(found.Groups["annex"].Value), Guid.Parse(found.Groups["line"].Value)) : null;

    [GeneratedRegex("^(?:https?://[^/]+)?/(?<tenant>[^/]+)/bijlagen/(?<annex>[0-9a-f-]{36})(?:\\?[^#]*)?#actie-(?<line>[0-9a-f-]{36})$",
        RegexOptions.NonBacktracking)]
    private static partial Regex AnnexLine();

    internal const int MaxEmployer = 200;
    private const int MaxFte = 500;
}
