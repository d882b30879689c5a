using System.Text.RegularExpressions;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>
/// Passwords of which everybody thinks: who guesses tries these first. A list of our own, made by what the lists of stolen passwords have in
/// common: a well-known word with figures, signs or a year behind it, keys that lie beside each other, and a few characters over and over.
/// </summary>
internal static partial class CommonPasswords
{
    private static readonly HashSet<string> Words =
    [
        "wachtwoord", "wachtwoorden", "paswoord", "password", "passphrase", "welkom", "welcome", "welkomterug", "hallo", "halloallemaal",
        "geheim", "secret", "toegang", "aanmelden", "login", "inloggen", "admin", "administrator", "beheerder", "gebruiker", "user", "test",
        "testtest", "demo", "letmein", "laatmijbinnen", "iloveyou", "ikhouvanjou", "ikhouvanu", "ikhouvanje", "changeme", "verander",
        "veranderen", "wijzig", "monkey", "dragon", "sunshine", "princess", "football", "voetbal", "superman", "batman", "pokemon",
        "liverpool", "anderlecht", "clubbrugge", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december", "lente", "zomer", "herfst", "winter", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
        "zaterdag", "zondag", "belgie", "belgium", "vlaanderen", "vlaamseoverheid", "brussel", "antwerpen", "gent", "brugge", "leuven",
        "mechelen", "gemeente", "stad", "stadhuis", "gemeentehuis", "ocmw", "agii", "agiiplatform", "platform", "inburgering", "integratie",
        "trustno", "master", "computer",
    ];

    /// <summary>The keys in their order, and the alphabet; there and back.</summary>
    private static readonly string[] Rows =
    [
        .. ((string[])["azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890123456789",
            "1q2w3e4r5t6y7u8i9o0p", "1a2z3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"])
            .SelectMany(row => (string[])[row, string.Concat(row.Reverse())]),
    ];

    /// <summary>Whether it is one of them, or little more than the name or address of its person.</summary>
    internal static bool Include(string password, params IEnumerable<string?> about)
    {
        var folded = FoldedText.Of(password);
        var own = about.OfType<string>().Select(FoldedText.Of).SelectMany(a => Parts().Split(a).Append(a).Append(a.Replace(" ", "")))
            .Where(part => part.Length > 2).ToList();
        return folded.Distinct().Count() < 5 || IsRepeated(folded) || Rows.Any(row => IsMadeOf(folded, row))
            || ((string[])[folded, folded.Replace('@', 'a').Replace('$', 's')])
                .Select(text => Wrapping().Replace(text, "").Replace('0', 'o'))
                .Any(word => Words.Contains(word) || Words.Contains(Half(word)) || own.Contains(word))
            || own.Any(part => folded.Replace(part, "", StringComparison.Ordinal).Length < 5);
    }

    /// <summary>Nothing but pieces of four and more of this row, one after the other.</summary>
    private static bool IsMadeOf(string password, string row)
    {
        var at = 0;
        while (at < password.Length)
        {
            var length = 0;
            while (at + length < password.Length && row.Contains(password.AsSpan(at, length + 1), StringComparison.Ordinal))
            {
                length++;
            }

            if (length < 3)
            {
                return password.Length - at < 4 && at >= 9; // a few more behind it change nothing
            }

            at += length;
        }

        return true;
    }

    /// <summary>The same short text over and over: <c>samensamensamen</c>.</summary>
    private static bool IsRepeated(string password) => Enumerable.Range(1, 6)
        .Any(n => password.Length >= 2 * n && password.Select((c, i) => c == password[i % n]).All(same => same));

    private static string Half(string word) =>
        word.Length % 2 == 0 && word[..(word.Length / 2)] == word[(word.Length / 2)..] ? word[..(word.Length / 2)] : word;

    /// <summary>What people put before and behind a word to make it long enough.</summary>
    [GeneratedRegex(@"^[^a-z]+|[^a-z]+$|[ ._-]", RegexOptions.NonBacktracking)]
    private static partial Regex Wrapping();

    [GeneratedRegex("[^a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
