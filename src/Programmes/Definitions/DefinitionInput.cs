using System.Text.RegularExpressions;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>A programme as AgII defines it.</summary>
public sealed partial record DefinitionInput
{
    /// <summary>The name in addresses; made of the name when none is given. A new version keeps it.</summary>
    public string? Id { get; init; }

    /// <summary>The version that was changed; for a new definition none.</summary>
    public int? Version { get; init; }

    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where it comes from, and what in it is not certain.</summary>
    public string? Source { get; init; }

    /// <summary>What it is to reach.</summary>
    public IReadOnlyList<Objective>? Objectives { get; init; }

    /// <summary>The same as people type it, a line for each: "1. Veilige en leefbare wijken".</summary>
    public IReadOnlyList<string>? Goals { get; init; }

    /// <summary>Its actions.</summary>
    public IReadOnlyList<ActionInput>? Actions { get; init; }

    /// <summary>How it is paid; none while that is not known.</summary>
    public PaymentInput? Payment { get; init; }

    /// <summary>The next version, checked as a whole.</summary>
    internal ProgrammeDefinition Checked(string? id, int number)
    {
        var check = new Check().RequiredText(Name, "name", "de naam", Programme.MaxName).Required(From, "from", "de eerste dag")
            .Required(Until, "until", "de laatste dag").RequiredText(Source, "source", "de bron", Programme.MaxText)
            .Must(From is null || Until is null || From <= Until, "until", "De laatste dag komt voor de eerste.");
        id ??= Id ?? NotInAddresses().Replace(FoldedText.Of(Name ?? ""), "-").Trim('-');
        check.Must(InAddresses().IsMatch(id) && id is not "nieuw" && id.Length <= ProgrammeDefinition.MaxId, "id",
            $"Gebruik kleine letters, cijfers en streepjes, hoogstens {ProgrammeDefinition.MaxId}.");
        IReadOnlyList<Objective> objectives = Objectives is null ? [.. Goals.Given("goals").Select(Read)] : Objectives.Given("objectives");
        var given = Actions.Given("actions");
        check.Must(objectives.All(o => o.Code is { Length: > 0 and <= ProgrammeAction.MaxCode }
                && o.Name is { Length: > 0 and <= ProgrammeAction.MaxName }), "goals",
                "Geef elke doelstelling een nummer en een naam, zoals: 1. Veilige wijken.")
            .Must(objectives.GroupBy(o => o.Code).All(g => g.Count() == 1), "goals", "Twee doelstellingen hebben hetzelfde nummer.");
        check.Must(given.Count <= MaxActions, "actions", $"Een programma heeft hoogstens {MaxActions} acties.");
        List<DefinedAction> actions = [.. given.Select((a, i) => a.Checked($"actions[{i}]", objectives, check))];
        foreach (var (i, action) in given.Index())
        {
            check.Must(action.Number is null || given.Take(i).All(a => a.Number != action.Number), $"actions[{i}].number",
                $"{action.Called} staat er twee keer.");
        }

        var payment = Payment?.Checked(check);
        check.ThrowIfInvalid();
        return new()
        {
            DefinitionId = id, Number = number, Name = Name!, From = From!.Value, Until = Until!.Value, Source = Source!,
            Objectives = objectives, Actions = actions, Payment = payment,
        };
    }

    private static Objective Read(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(words.FirstOrDefault("").TrimEnd('.', ':', ')'), words.Length > 1 ? words[1] : "");
    }

    private const int MaxActions = 200;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InAddresses();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInAddresses();
}
