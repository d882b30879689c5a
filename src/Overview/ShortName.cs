namespace AgiiPlatform.Overview;

/// <summary>A name in four letters, for a hexagon: "Mech" for Mechelen, "SiNi" for Sint-Niklaas.</summary>
internal static class ShortName
{
    internal static string Of(string name)
    {
        var words = name.Split(['-', ' ', '\''], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? Start(name, 4) : Start(words[0], 2) + Start(words[^1], 2);
    }

    private static string Start(string word, int length) => word[..Math.Min(length, word.Length)];
}
