using System.Text.Json;
using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes;

/// <summary>What the imports from a sheet do alike.</summary>
internal static class Import
{
    /// <summary>
    /// What the rows in a form would do, without saving; null when there are none, or one cannot be, which then stands in the form.
    /// </summary>
    internal static (IReadOnlyList<SheetOutcome>? Outcomes, FormState Form) Try<T>(
        FormState form, string list, JsonSerializerOptions json, Func<T, IReadOnlyList<SheetOutcome>> apply)
    {
        try
        {
            return form.Value($"{list}[0].row") is null ? (null, form) : (apply(form.As<T>(json)), form);
        }
        catch (InvalidInput e)
        {
            return (null, form.WithErrors(e.Errors));
        }
    }

    /// <summary>Refuses to correct something without saying why.</summary>
    internal static void RequireReason(IReadOnlyList<SheetOutcome> outcomes, string? reason)
    {
        if (outcomes.Any(o => o.IsCorrection))
        {
            new Check().RequiredReason(reason).ThrowIfInvalid();
        }
    }

    /// <summary>Refuses who had another version of a record before them than the one that their row corrects.</summary>
    internal static void RefuseStale(SheetRow row, string? change, int version, string what, bool dryRun)
    {
        if (dryRun || change is null or SheetOutcome.New)
        {
            return;
        }

        new Check().Required(row.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(row.Version != version, "changed-meanwhile",
            $"{what}: iemand anders heeft dit intussen gewijzigd. Lees het bestand opnieuw in.");
    }
}
