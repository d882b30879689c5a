using System.Text.Json;
using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Definitions;

/// <summary>
/// AgII defines a programme, or makes the next version of one. A version is never changed: what was applied for under an older one keeps
/// its rules.
/// </summary>
internal static class WriteDefinition
{
    internal static readonly PageAddress New = new("/programmadefinities/nieuw");

    internal static readonly PageAddress NewReview = new("/programmadefinities/nieuw/nakijken");

    internal static readonly PageAddress NewFromFile = new("/programmadefinities/nieuw/inlezen");

    internal static readonly PageAddress Next = new("/programmadefinities/{definition}/nieuwe-versie");

    internal static readonly PageAddress NextReview = new("/programmadefinities/{definition}/nieuwe-versie/nakijken");

    internal static readonly PageAddress NextFromFile = new("/programmadefinities/{definition}/nieuwe-versie/inlezen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.ActAcross(Permission.ProgrammeDefinitionsWrite, "/programme-definitions", Define)
            .Form(New, ShowNew, "Het programma is vastgelegd.", then: ListDefinitions.Page)
            .Review(NewReview, ShowNew)
            .FromSheet(NewFromFile, () => Task.FromResult(OpenDefinition.Sheet), ShowNew);
        routes.ActAcross(Permission.ProgrammeDefinitionsWrite, "/programme-definitions/{definition}/versions", Change)
            .Form(Next, ShowNext, "De nieuwe versie is vastgelegd.", then: OpenDefinition.Page)
            .Review(NextReview, ShowNext)
            .FromSheet(NextFromFile, OpenDefinition.InSheet, ShowNext);
    }

    private static async Task Define(DefinitionInput input, ProgrammesDb db, CancellationToken ct)
    {
        var definition = input.Checked(null, number: 1);
        RuleViolation.If((await db.VersionsOf(definition.DefinitionId, ct)).Count > 0, "definition-exists",
            $"Er is al een programma {definition.DefinitionId}. Maak daar een nieuwe versie van, of kies een andere naam.");
        await Save(nameof(Define), definition, db, ct);
    }

    private static async Task Change(string definition, DefinitionInput input, ProgrammesDb db, CancellationToken ct)
    {
        var newest = await db.Definition(definition, null, ct) ?? throw new NotFound();
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(newest.Number != input.Version, "changed-meanwhile",
            $"Iemand anders heeft intussen versie {newest.Number} gemaakt. Kijk na wat er nu staat en bewaar opnieuw.");
        var next = input.Checked(definition, newest.Number + 1);
        if (!SaysTheSame(newest, next))
        {
            await Save(nameof(Change), next, db, ct);
        }
    }

    private static async Task Save(string act, ProgrammeDefinition definition, ProgrammesDb db, CancellationToken ct)
    {
        db.Definitions.Add(definition);
        await db.Save($"{act}Definition", null, $"{definition.DefinitionId}, versie {definition.Number}", ct);
    }

    private static bool SaysTheSame(ProgrammeDefinition a, ProgrammeDefinition b) => Facts(a) == Facts(b);

    private static string Facts(ProgrammeDefinition d) =>
        JsonSerializer.Serialize(new { d.Name, d.From, d.Until, d.Source, d.Objectives, d.Actions, d.Payment }, Json.Messages);

    private static Task<IResult> ShowNew(FormState form, IOptions<JsonOptions> json) => Show(null, form, json.Value.SerializerOptions);

    private static async Task<IResult> ShowNext(
        string definition, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct) =>
        await Show(await db.Definition(definition, null, ct) ?? throw new NotFound(), form, json.Value.SerializerOptions);

    private static async Task<IResult> Show(ProgrammeDefinition? newest, FormState form, JsonSerializerOptions json)
    {
        var isFromFile = form.Value("name") is null && form.Value("actions[0].row") is not null;
        var isTyped = form.Value("name") is not null || isFromFile || form.Errors.Keys.Any(k => k != "file");
        IReadOnlyList<string>? changes = null;
        // A file has the actions only; what else there is to say stays as it is.
        var shown = isTyped && !isFromFile ? form
            : form.Or(newest is null ? [] : Values(newest)
                .Where(v => !isFromFile || !v.Name.StartsWith("actions[", StringComparison.Ordinal)));
        if (isTyped && !form.HasErrors && shown.Value("name") is not null)
        {
            try
            {
                changes = Changes(newest, shown.As<DefinitionInput>(json).Checked(newest?.DefinitionId, (newest?.Number ?? 0) + 1));
            }
            catch (InvalidInput e)
            {
                shown = shown.WithErrors(e.Errors);
            }
        }

        return await Pages.Show<WriteDefinitionPage>(new
        {
            Id = newest?.DefinitionId, newest?.Name, Version = newest?.Number, Form = shown, File = form, Changes = changes,
        });
    }

    /// <summary>What would change, action by action.</summary>
    private static IReadOnlyList<string> Changes(ProgrammeDefinition? before, ProgrammeDefinition after)
    {
        var old = (before?.Actions ?? []).ToDictionary(a => a.Number);
        List<string> changes =
        [
            .. before is not null && Facts(before) != Facts(after) && Actions(before) == Actions(after)
                ? (string[])["De acties blijven dezelfde; de gegevens van het programma veranderen."] : [],
        ];
        foreach (var action in after.Actions)
        {
            var (now, was) = (Line(action), old.TryGetValue(action.Number, out var earlier) ? Line(earlier) : null);
            changes.AddRange(was == now ? []
                : [was is null ? $"Actie {action.Number} is nieuw: {now}" : $"Actie {action.Number}: {was} Dat wordt: {now}"]);
        }

        changes.AddRange(old.Keys.Except(after.Actions.Select(a => a.Number)).Select(n => $"Actie {n} verdwijnt."));
        return changes;

        static string Actions(ProgrammeDefinition d) => JsonSerializer.Serialize(d.Actions);

        static string Line(DefinedAction a) => $"“{a.Name}”, doelstelling {a.Objective}. {a.Rule.InWords(a.Unit)}";
    }

    private static IEnumerable<(string Name, string? Value)> Values(ProgrammeDefinition d)
    {
        yield return ("name", d.Name);
        yield return ("from", $"{d.From:O}");
        yield return ("until", $"{d.Until:O}");
        yield return ("source", d.Source);
        foreach (var objective in d.Objectives)
        {
            yield return ("goals[]", $"{objective.Code}. {objective.Name}");
        }

        foreach (var (i, a) in d.Actions.Index())
        {
            yield return ($"actions[{i}].number", a.Number);
            yield return ($"actions[{i}].name", a.Name);
            yield return ($"actions[{i}].objective", a.Objective);
            yield return ($"actions[{i}].unit", a.Unit);
            yield return ($"actions[{i}].rate", (a.Rule?.RateCents / 100m)?.ToString("0.##", Euro.Flemish));
            yield return ($"actions[{i}].limits", a.Rule?.Limits());
            yield return ($"actions[{i}].jury", a.Rule?.Jury == true ? "true" : null);
        }

        yield return ("payment.firstPercent", d.Payment?.FirstPercent.ToString());
        yield return ("payment.mentor", (d.Payment?.MentorCents / 100m)?.ToString("0.##", Euro.Flemish));
        yield return ("payment.coFundingPercent", d.Payment?.CoFundingPercent.ToString());
        yield return ("payment.months", d.Payment is null ? null : string.Join(", ", d.Payment.ReportMonths));
        yield return ("payment.testPercent", d.Payment?.TestPercent.ToString());
    }
}
