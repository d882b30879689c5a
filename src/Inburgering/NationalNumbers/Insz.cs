using System.Globalization;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// A checked Belgian national number: of the National Register (royal decree of 3 April 1984), or a bis number for who is not in it
/// (royal decree of 8 February 1991). Printed, logged or serialised it shows itself masked; only <see cref="Reveal"/> gives the digits.
/// </summary>
public readonly record struct Insz
{
    private readonly string? _digits;

    private Insz(string digits) => _digits = digits;

    /// <summary>The number as it may be shown: the date part, and stars for what tells people apart; empty for no number.</summary>
    public string Masked => _digits is { } d ? $"{d[..2]}.{d[2..4]}.{d[4..6]}-***.**" : "";

    /// <summary>The date of birth; null when the month or the day was unknown as the number was given.</summary>
    public DateOnly? BirthDate => _digits is not null && Month > 0 && Day > 0 ? new DateOnly(Year, Month, Day) : null;

    /// <summary>Whether this is a bis number.</summary>
    public bool IsBis => _digits is not null && Number(2, 2) >= 20;

    private int Year => (NationalNumber.IsCheckedWith(_digits!, "2") ? 2000 : 1900) + Number(0, 2);

    // Bis numbers count 20 more when the sex was unknown, 40 more when it was known.
    private int Month => Number(2, 2) % 20;

    private int Day => Number(4, 2);

    /// <summary>
    /// Reads a number with or without its dots, dash and spaces, of whatever kind, also as Word writes them. When it is not one,
    /// <paramref name="error"/> is a Dutch sentence that never repeats what was typed.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">Nobody is born after this day.</param>
    /// <param name="insz">The number, when the answer is true.</param>
    /// <param name="error">Why not, when the answer is false; otherwise empty.</param>
    public static bool TryParse(string? text, DateOnly today, out Insz insz, out string error)
    {
        var digits = NationalNumber.Digits(text ?? "");
        error = NationalNumber.WhyInvalid(digits, today) ?? "";
        insz = error.Length == 0 ? new Insz(digits) : default;
        return error.Length == 0;
    }

    /// <summary>
    /// The eleven digits in full. To show them to a person is an act of its own, that asks the reason and is logged.
    /// A method, not a property, so that no serialiser, form or log picks it up.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no number.</exception>
    public string Reveal() => _digits ?? throw new InvalidOperationException("There is no national number here.");

    /// <summary>The masked number.</summary>
    public override string ToString() => Masked;

    // What the vault gives back was checked before it went in, against the day that was today then.
    internal static Insz FromVault(string digits) => new(digits);

    private int Number(int start, int length) => int.Parse(_digits.AsSpan(start, length), CultureInfo.InvariantCulture);
}
