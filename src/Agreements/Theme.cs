using System.Text.Json;

namespace AgiiPlatform.Agreements;

/// <summary>What an agreement is about. Two agreements of the same theme in the same time deserve a second look.</summary>
public enum Theme
{
    /// <summary>Lokaal diversiteitsbeleid.</summary>
    LocalDiversityPolicy,
    /// <summary>Taalactieplan.</summary>
    LanguageActionPlan,
    /// <summary>Taalhulp.</summary>
    LanguageSupport,
    /// <summary>OCMW-protocol.</summary>
    OcmwProtocol,
    /// <summary>Beleidsperiode-overeenkomst.</summary>
    PolicyPeriod,
}

/// <summary>The themes and states as people and programs write them.</summary>
internal static class Words
{
    internal static IEnumerable<(string Value, string Text)> Themes => Enum.GetValues<Theme>().Select(t => (Wire(t), Title(t)));

    internal static string Title(Theme theme) => theme switch
    {
        Theme.LocalDiversityPolicy => "Lokaal diversiteitsbeleid",
        Theme.LanguageActionPlan => "Taalactieplan",
        Theme.LanguageSupport => "Taalhulp",
        Theme.OcmwProtocol => "OCMW-protocol",
        _ => "Beleidsperiode-overeenkomst",
    };

    /// <summary>The name in JSON, in addresses and in messages: <c>local-diversity-policy</c>.</summary>
    internal static string Wire<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of that name; null when there is none.</summary>
    internal static T? Read<T>(string? name) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Wire(v!.Value) == name);
}
