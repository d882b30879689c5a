namespace AgiiPlatform.Programmes.Means;

/// <summary>An amount that is given: in cents by a program, in euros by people.</summary>
internal static class Money
{
    internal const long MaxCents = 100_000_000_000;

    /// <summary>The amount in cents; null when none is given.</summary>
    internal static long? Cents(long? cents, decimal? euros) =>
        cents ?? (euros is { } e && e == decimal.Round(e, 2) && Math.Abs(e) <= MaxCents ? decimal.ToInt64(e * 100) : (long?)null);

    /// <summary>The amount in cents, for a check of its own: not rounded, and what is far too much stays so.</summary>
    internal static decimal? Given(long? cents, decimal? euros) => cents ?? (Math.Abs(euros ?? 0) > MaxCents ? euros : euros * 100);

    /// <summary>As it is kept, once the check has passed; what it refuses is cut off.</summary>
    internal static long Whole(decimal cents) => decimal.ToInt64(Math.Clamp(cents, 0, MaxCents));

    /// <summary>The field must have an amount from 0, in whole cents.</summary>
    internal static Check Amount(this Check check, long? cents, decimal? euros, string field, string label) => check
        .Must(cents is not null || euros is not null, field, $"Vul {label} in.")
        .Must(euros is null || euros == decimal.Round(euros.Value, 2), field, "Geef een bedrag in hele centen, bijvoorbeeld 469,50.")
        .Same(cents, euros, field)
        .Must((cents ?? 0) is >= 0 and <= MaxCents && (euros ?? 0) is >= 0 and <= MaxCents / 100, field,
            "Geef een bedrag tussen €\u00A00 en €\u00A01.000.000.000.");

    /// <summary>Refuses two amounts of which one would be kept and the other lost.</summary>
    internal static Check Same(this Check check, long? cents, decimal? euros, string field) => check
        .Must(cents is null || euros is null || cents / 100m == euros, field,
            "Er staan twee verschillende bedragen, in cent en in euro. Geef er één.");
}
