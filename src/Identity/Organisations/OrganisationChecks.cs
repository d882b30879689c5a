using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Identity.Organisations;

/// <summary>The checks that the acts on an organisation share.</summary>
internal static partial class OrganisationChecks
{
    /// <summary>The digits of a number as people write it: <c>0207.500.123</c>, <c>BE 0207 500 123</c>.</summary>
    internal static string? CompanyNumber(string? typed) => typed is null ? null : Marks().Replace(typed, "");

    /// <summary>As it is written: <c>0207.500.123</c>.</summary>
    internal static string? CompanyNumberInWords(string? digits) =>
        digits is { Length: 10 } d ? $"{d[..4]}.{d[4..7]}.{d[7..]}" : digits;

    /// <summary>Ten digits that begin with 0 or 1, of which the last two are those of the modulo-97 check.</summary>
    internal static Check CompanyNumber(this Check check, string? digits, string field) => check
        .Must(digits is null || CompanyNumbers().IsMatch(digits), field,
            "Een KBO-nummer heeft tien cijfers en begint met 0 of 1, zoals 0207.500.123.")
        .Must(digits is null || !CompanyNumbers().IsMatch(digits) || IsNumbered(digits), field,
            "Dit KBO-nummer klopt niet: de laatste twee cijfers, het controlegetal, passen niet bij de eerste acht. Kijk de cijfers na.");

    /// <summary>The field may be empty; if not, it has the digits of a telephone number, and what people write between them.</summary>
    internal static Check PhoneNumber(this Check check, string? value, string field) => check
        .MaxLength(value, field, "het telefoonnummer", 50)
        .Must(value is null || PhoneNumbers().IsMatch(value), field, "Dit is geen telefoonnummer, zoals 015 29 80 00 of +32 15 29 80 00.");

    /// <summary>The field may be empty; if not, it is a Belgian postal code.</summary>
    internal static Check PostalCode(this Check check, string? value, string field) =>
        check.Must(value is null || PostalCodes().IsMatch(value), field, "Een postcode heeft vier cijfers.");

    private static bool IsNumbered(string digits) =>
        97 - (int.Parse(digits[..8], CultureInfo.InvariantCulture) % 97) == int.Parse(digits[8..], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^BE|[\s./-]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    [GeneratedRegex("^[01][0-9]{9}$", RegexOptions.NonBacktracking)]
    private static partial Regex CompanyNumbers();

    [GeneratedRegex(@"^\+?(?:[ ./()-]*[0-9]){8,15}[ ./()-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneNumbers();

    [GeneratedRegex("^[1-9][0-9]{3}$", RegexOptions.NonBacktracking)]
    private static partial Regex PostalCodes();
}
