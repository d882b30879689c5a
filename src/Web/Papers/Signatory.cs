namespace AgiiPlatform.Web.Papers;

/// <summary>Who signs; <paramref name="Signed"/> has when and where, null while they have not.</summary>
public sealed record Signatory(string Name, string Title, string? Signed)
{
    /// <summary>Beside a signature that another recorded: who did; nothing when the signer signed here themselves.</summary>
    public static string By(string? registrar) => registrar is null ? "" : $" (geregistreerd door {registrar})";

    /// <summary>The line for where and when, to be filled in by hand.</summary>
    internal const string ToWrite = "Plaats en datum: ______________________________";

    /// <summary>The line to sign on.</summary>
    internal const string ToSign = "Handtekening: ______________________________";
}
