using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>An action as AgII defines it.</summary>
public sealed record ActionInput
{
    /// <summary>Its number in the programme.</summary>
    public string? Number { get; init; }

    /// <summary>What is done.</summary>
    public string? Name { get; init; }

    /// <summary>The code of its objective.</summary>
    public string? Objective { get; init; }

    /// <summary>What is counted.</summary>
    public string? Unit { get; init; }

    /// <summary>What a unit gets, in cents; none: it is not subsidised by the unit.</summary>
    public long? RateCents { get; init; }

    /// <summary>The same in euros, as people type it.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The most that is subsidised: one cap, or one for each sub-group.</summary>
    public IReadOnlyList<Cap>? Caps { get; init; }

    /// <summary>The same, as people type it: see <see cref="RuleText.Caps"/>.</summary>
    public string? Limits { get; init; }

    /// <summary>Whether a jury judges what was reached.</summary>
    public bool Jury { get; init; }

    /// <summary>The row of the sheet that it came from, to name it by.</summary>
    public int? Row { get; init; }

    /// <summary>What it is called in a refusal.</summary>
    internal string Called => $"{(Row is { } row ? $"Rij {row}: actie" : "Actie")} {Number ?? "zonder nummer"}";

    /// <summary>The action; what is wrong with it goes into the check, under <paramref name="at"/>.</summary>
    internal DefinedAction Checked(string at, IReadOnlyList<Objective> objectives, Check check)
    {
        var cents = Money.Given(RateCents, Rate);
        var caps = Caps?.Given($"{at}.caps", Called) ?? (Limits is null ? [] : RuleText.Caps(Limits)) ?? [];
        check.Must(!string.IsNullOrWhiteSpace(Number), $"{at}.number", $"{Called}: vul het nummer in.")
            .MaxLength(Number, $"{at}.number", "het nummer van een actie", ProgrammeAction.MaxCode)
            .Must(!string.IsNullOrWhiteSpace(Name), $"{at}.name", $"{Called}: vul in wat er gebeurt.")
            .MaxLength(Name, $"{at}.name", "de naam van een actie", ProgrammeAction.MaxName)
            .MaxLength(Unit, $"{at}.unit", "de eenheid", 100)
            .Must(objectives.Any(o => o.Code == Objective), $"{at}.objective",
                Objective is null ? $"{Called}: vul de doelstelling in." : $"{Called}: doelstelling {Objective} is er niet.")
            .Must(RateCents is null || Rate is null || RateCents / 100m == Rate, $"{at}.rate",
                $"{Called}: er staan twee verschillende bedragen, in cent en in euro. Geef er één.")
            .Must(cents is null || (cents is > 0 and <= Money.MaxCents && cents == decimal.Floor(cents.Value)), $"{at}.rate",
                $"{Called}: een bedrag per eenheid is meer dan €\u00A00, in euro en cent.")
            .Must(Limits is null || RuleText.Caps(Limits) is not null, $"{at}.limits",
                $"{Called}: schrijf het maximum als 300, of per deelgroep als professionals: 150; burgers: 150.")
            .Must(cents is null || caps.Count > 0 || Limits is not null, $"{at}.limits", $"{Called}: geef ook een maximum.")
            .Must(cents is not null || (caps.Count == 0 && !Jury), $"{at}.rate",
                $"{Called}: een maximum of een jury kan alleen bij een bedrag per eenheid.")
            .Must(caps.Count <= Cap.MostGroups, $"{at}.limits", $"{Called}: hoogstens {Cap.MostGroups} deelgroepen.")
            .Must(caps.All(c => c.Max is > 0 and <= 100_000), $"{at}.limits", $"{Called}: een maximum ligt tussen 1 en 100.000.")
            .Must(caps.All(c => c.Regulation is null || (c.Regulation > c.Max - 1 && c.Regulation < c.Max)), $"{at}.limits",
                $"{Called}: het maximum van het formulier is dat van het reglement, afgerond op het volgende gehele getal.")
            .Must(caps.Where(c => c.Name is not null).GroupBy(c => c.Name).All(g => g.Count() == 1), $"{at}.limits",
                $"{Called}: twee deelgroepen hebben dezelfde naam.");
        return new(Number ?? "", Name ?? "", Objective ?? "", Unit, cents is null ? null : new(Money.Whole(cents.Value),
            [.. caps.Select((c, i) => caps.Count > 1 && c.Name is null ? c with { Name = $"deelgroep {i + 1}" } : c)], Jury));
    }
}
