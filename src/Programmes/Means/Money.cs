namespace AgiiPlatform.Programmes.Means;

/// <summary>An amount that is given: in cents by a program, in euros by people.</summary>
internal static class Money
{
    internal const long MaxCents = 100_000_000_000;

    /// <summary>The amount in cents; null when none is given.</summary>
    internal static long? Cents(long? cents, decimal? euros) =>
        cents ?? (euros is { } e && e == decimal.Round(e, 2) && Math.Abs(e) <= MaxCents ? decimal.ToInt64(e * 100) : (long?)null);

    /// <summary>The field must have an amount from 0, in whole cents.</summary>
    internal static Check Amount(this Check check, long? cents, decimal? euros, string field, string label) => check
        .Must(cents is not null || euros is not null, field, $"Vul {label} in.")
        .Must(euros is null || euros == decimal.Round(euros.Value, 2), field, "Geef een bedrag in hele centen, bijvoorbeeld 469,50.")
        .Must((cents ?? 0) is >= 0 and <= MaxCents && (euros ?? 0) is >= 0 and <= MaxCents / 100, field,
            "Geef een bedrag tussen € 0 en € 1.000.000.000.");
}
