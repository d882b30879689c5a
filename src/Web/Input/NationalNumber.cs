using System.Globalization;
using System.Text;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// How Belgian national numbers are written, also by people who paste them: of the National Register (royal decree of 3 April 1984), or
/// bis numbers for who is not in it (royal decree of 8 February 1991).
/// </summary>
public static class NationalNumber
{
    /// <summary>What is said of a text with a national number in it.</summary>
    public const string NotHere =
        "Schrijf hier geen rijksregisternummer: het hoort alleen in het veld dat er bij een doorverwijzing voor is.";

    /// <summary>How many signs and spaces may stand between two digits of one number.</summary>
    private const int Widest = 4;

    /// <summary>Adds an error when the text holds a national number; for a text that came in another way than JSON.</summary>
    public static Check WithoutNationalNumber(this Check check, string? text, string field) =>
        check.Must(text is null || !IsIn(text), field, NotHere);

    /// <summary>
    /// Whether a text holds a valid number. Signs and spaces may stand where people put them: after year, month, day, serial, or in
    /// groups of three or four; not after the two digits and three of a phone number (32 470 …), nor may a plus stand before it.
    /// </summary>
    public static bool IsIn(string text)
    {
        if (text.Count(char.IsNumber) < 11 && !text.Any(char.IsSurrogate))
        {
            return false;
        }

        text = Plain(text, everyScript: true);
        for (var start = 0; start < text.Length; start++)
        {
            var begins = char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1]));
            if (begins && !IsAbroad(text, start) && BeginsAt(text, start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The digits of a number as it was typed in its own field; other characters than signs and spaces stay, and are wrong.
    /// </summary>
    public static string Digits(string text) => string.Concat(Plain(text, everyScript: false).Where(c => !IsBetween(c)));

    /// <summary>Why these digits are no national number, in a Dutch sentence that never repeats them; null when they are one.</summary>
    public static string? WhyInvalid(string digits, DateOnly today)
    {
        if (digits.Length != 11 || !digits.All(char.IsAsciiDigit)) return "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.";
        var is2000 = IsCheckedWith(digits, "2");
        if (!is2000 && !IsCheckedWith(digits, "")) return "Het controlegetal van het rijksregisternummer klopt niet.";
        if (digits[6..9] is "000" or "999") return $"Het volgnummer {digits[6..9]} in een rijksregisternummer bestaat niet.";

        // Bis numbers count 20 more in the month when the sex was unknown, 40 more when it was known.
        var (year, month, day) = ((is2000 ? 2000 : 1900) + Number(digits[..2]), Number(digits[2..4]) % 20, Number(digits[4..6]));
        // 00 stands for an unknown month or day; without a month any day up to 31 will do.
        var longest = month is 0 ? 31 : month <= 12 ? DateTime.DaysInMonth(year, month) : 0;
        if (Number(digits[2..4]) >= 60 || month > 12 || day > longest) return "Het rijksregisternummer bevat een ongeldige datum.";
        var earliest = month is 0 ? new DateOnly(year, 1, 1) : new DateOnly(year, month, Math.Max(day, 1));
        return earliest > today ? "De geboortedatum ligt in de toekomst." : null;
    }

    /// <summary>
    /// Whether the check number is right: 97 less the remainder of the first nine digits, before which a 2 stands for people born from
    /// 2000 on. No number passes both ways: the 2 shifts the remainder.
    /// </summary>
    public static bool IsCheckedWith(string digits, string prefix) =>
        97 - (long.Parse(prefix + digits[..9], CultureInfo.InvariantCulture) % 97) == Number(digits[9..]);

    private static bool BeginsAt(string text, int start)
    {
        var (digits, gaps, gap, at) = (new StringBuilder(11), new List<int>(), 0, start);
        for (; at < text.Length && digits.Length < 11; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                if (gap > 0)
                {
                    gaps.Add(digits.Length);
                }

                digits.Append(text[at]);
                gap = 0;
            }
            else if (!IsBetween(text[at]) || ++gap > Widest)
            {
                return false;
            }
        }

        return digits.Length == 11 && (at == text.Length || !char.IsAsciiDigit(text[at])) && AreOfANumber(gaps)
            && WhyInvalid(digits.ToString(), DateOnly.MaxValue) is null;
    }

    /// <summary>
    /// After how many digits something stands between: as the number is printed, three by three, four by four, or one by one.
    /// </summary>
    private static bool AreOfANumber(IReadOnlyList<int> gaps) =>
        gaps.All(g => g is 2 or 4 or 6 or 9) || gaps.All(g => g is 3 or 6 or 9) || gaps.All(g => g is 4 or 8) || gaps.Count == 10;

    /// <summary>Whether a plus stands before it, as before the number of a phone.</summary>
    private static bool IsAbroad(string text, int start) => text.AsSpan(0, start).TrimEnd(" (").EndsWith("+");

    private static bool IsBetween(char c) => !char.IsLetterOrDigit(c) && c is not '+';

    /// <summary>With digits as 0 to 9, whatever their width, and those of every script if asked; without what is invisible.</summary>
    private static string Plain(string text, bool everyScript)
    {
        var plain = new StringBuilder(text.Length);
        // By rune, so that half a character or one that does not exist is no error in Normalize.
        foreach (var rune in text.EnumerateRunes().Where(TypedText.MayStay).SelectMany(r => r.IsAscii
            ? [r] : r.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().ToArray()))
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (everyScript && kind == UnicodeCategory.DecimalDigitNumber)
            {
                plain.Append((int)Rune.GetNumericValue(rune));
            }
            else if (kind is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                plain.Append(rune.ToString());
            }
        }

        return plain.ToString();
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
