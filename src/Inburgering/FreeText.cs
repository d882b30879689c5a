using AgiiPlatform.Inburgering.NationalNumbers;

namespace AgiiPlatform.Inburgering;

/// <summary>
/// Texts that people write freely. A national number belongs in its own, encrypted field: one that is typed in a text would be stored
/// unencrypted, so it is refused there.
/// </summary>
internal static class FreeText
{
    /// <summary>The text must be given, fit, and hold no national number.</summary>
    internal static Check RequiredFreeText(
        this Check check, string? text, string field, string label, int max, DateOnly today) =>
        check.RequiredText(text, field, label, max).WithoutNationalNumber(text, field, today);

    /// <summary>The text may be absent; if not, it fits and holds no national number.</summary>
    internal static Check OptionalFreeText(
        this Check check, string? text, string field, string label, int max, DateOnly today) =>
        check.MaxLength(text, field, label, max).WithoutNationalNumber(text, field, today);

    private static Check WithoutNationalNumber(this Check check, string? text, string field, DateOnly today) =>
        check.Must(!HoldsNationalNumber(text ?? "", today), field,
            "Schrijf hier geen rijksregisternummer: daarvoor dient het aparte veld.");

    /// <summary>
    /// Whether eleven digits in a row make a valid number; there may be dots, dashes, slashes and spaces between them, as people write
    /// them, and the group may not be a part of a longer row of digits.
    /// </summary>
    internal static bool HoldsNationalNumber(string text, DateOnly today)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiDigit(text[start - 1])))
            {
                continue;
            }

            var (digits, gap, at) = (1, 0, start + 1);
            while (at < text.Length && digits < 11)
            {
                if (char.IsAsciiDigit(text[at]))
                {
                    (digits, gap) = (digits + 1, 0);
                }
                else if (text[at] is not ('.' or '-' or '/') && !char.IsWhiteSpace(text[at]) || ++gap > 3)
                {
                    break;
                }

                at++;
            }

            if (digits == 11 && (at == text.Length || !char.IsAsciiDigit(text[at])) && Insz.TryParse(text[start..at], today, out _, out _))
            {
                return true;
            }
        }

        return false;
    }
}
