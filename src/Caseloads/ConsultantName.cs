namespace AgiiPlatform.Caseloads;

/// <summary>What to call a consultant.</summary>
internal static class ConsultantName
{
    /// <summary>For one whose name nobody gave yet: enough of the id to tell two apart.</summary>
    internal static string Unknown(Guid personId) => $"Naam nog niet bekend (…{personId.ToString()[^6..]})";
}
