using System.Text.RegularExpressions;
using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>How the rule of an action is written for people, and read.</summary>
internal static partial class RuleText
{
    /// <summary>In a sentence: "€ 650 per eenheid (begeleidingen), max. 150 voor deelgroep 1, …".</summary>
    internal static string InWords(this ActionRule? rule, string? unit) => rule is null
        ? "Deze actie wordt niet per eenheid gesubsidieerd."
        : $"{rule.RateCents.InEuros()} per eenheid{(unit is null ? "" : $" ({unit})")}, max. "
            + $"{Dutch.List([.. rule.Caps.Select(InWords)])}.{(rule.Jury ? " Een jury beoordeelt wat is bereikt." : "")}";

    /// <summary>In a field or a sheet: "150", "professionals: 150; burgers: 150", "deelgroep 2: 38 (reglement 37,5)".</summary>
    internal static string Limits(this ActionRule rule) => string.Join("; ", rule.Caps.Select(c =>
        $"{(c.Name is null ? "" : $"{c.Name}: ")}{c.Max}{Regulation(c)}"));

    /// <summary>Reads what <see cref="Limits"/> writes; null when it cannot be read.</summary>
    internal static IReadOnlyList<Cap>? Caps(string limits)
    {
        var parts = limits.Split([';', '\n', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => OneCap().Match(p)).ToList();
        return parts.Count == 0 || parts.Any(p => !p.Success) ? null
            : [.. parts.Select(p => new Cap(int.Parse(p.Groups["max"].Value), Optional(p.Groups["name"]),
                Optional(p.Groups["regulation"]) is { } regulation ? TypedNumber.Read(regulation) : null))];

        static string? Optional(Group group) => group.Success ? group.Value.Trim() : null;
    }

    private static string InWords(Cap cap) => $"{((decimal)cap.Max).InDutch()}{Regulation(cap)}{(cap.Name is null ? "" : $" voor {cap.Name}")}";

    private static string Regulation(Cap cap) => cap.Regulation is { } regulation ? $" (reglement {regulation.InDutch()})" : "";

    [GeneratedRegex(@"^((?<name>[^:;]{1,100}):\s*)?(?<max>\d{1,6})(\s*\(reglement (?<regulation>\d{1,6}([.,]\d{1,2})?)\))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OneCap();
}
