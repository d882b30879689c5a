namespace AgiiPlatform.CouncilMinutes;

/// <summary>The functions that minutes name, and which of them vote.</summary>
public static class CouncilFunctions
{
    private static readonly HashSet<string> Voting =
    [
        "aanwezig", "aanwezigen", "voorzitter", "voorzitster", "ondervoorzitter", "raadsvoorzitter", "burgemeester",
        "districtsburgemeester", "schepen", "schepenen", "districtsschepenen", "raadslid", "raadsleden", "gemeenteraadslid",
        "gemeenteraadsleden", "districtsraadsleden", "lid", "leden",
    ];

    private static readonly HashSet<string> Official =
    [
        "directeur", "directrice", "algemeendirecteur", "secretaris", "stadssecretaris", "stadsecretaris", "gemeentesecretaris", "griffier",
        "notulist", "verslaggever", "ambtenaar", "ontvanger", "beheerder",
    ];

    private static readonly HashSet<string> Before =
    [
        "de", "algemeen", "adjunct", "adjunct-algemeen", "financieel", "waarnemend", "wnd", "plaatsvervangend", "toegevoegd", "eerste",
        "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
        "uittredend", "titelvoerend", "dienstdoend",
    ];

    private static readonly HashSet<string> After =
    [
        "van", "de", "het", "raad", "gemeenteraad", "college", "vast", "bureau", "ff", "ai", "dd", "ad", "interim", "waarnemend", "wnd",
        "titelvoerend", "voor", "maatschappelijk", "welzijn",
    ];

    /// <summary>The function with which a text begins, and what follows it; no function when it begins with something else.</summary>
    internal static (string? Function, string Further) At(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var end = 0;
        while (end < words.Length && Before.Contains(Plain(words[end])))
        {
            end++;
        }

        if (end == words.Length || !IsFunction(words[end]))
        {
            return (null, text);
        }

        while (!words[end++].EndsWith(':') && end < words.Length && (After.Contains(Plain(words[end])) || IsFunction(words[end])))
        {
        }

        var rest = string.Join(' ', words.Skip(end)).TrimStart(':', ' ');
        return (string.Join(' ', words.Take(end)).TrimEnd(':', '.', ',', ' ').ToLowerInvariant(), rest);
    }

    /// <summary>Whether a function is that of an official: present, without a vote.</summary>
    public static bool IsOfficial(string function) => function.Split(' ', '-', '/').Any(w => Official.Contains(Plain(w)));

    /// <summary>Whether a function is that of who chairs the council.</summary>
    public static bool IsChair(string function) =>
        function.Split(' ', '-', '/').Any(w => Plain(w) is "voorzitter" or "voorzitster" or "raadsvoorzitter");

    private static bool IsFunction(string word) => word.Split('-', '/').Any(w => Voting.Contains(Plain(w)) || Official.Contains(Plain(w)));

    private static string Plain(string word) => word.Trim(':', ',', ')', '(').Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
}
