using System.Text.Json.Serialization;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>A signature that counts; <paramref name="Date"/> is null when the paper bears none.</summary>
public sealed record SignatureView(Guid Id, DateOnly? Date, string? Place)
{
    /// <summary>On paper or electronically, when it was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SigningMethod? Method { get; init; }

    /// <summary>Who signed "voor deze", when that was somebody else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Substitute? Substitute { get; init; }

    /// <summary>Who recorded it, with the scan, when the signer did not sign here themselves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Registrar? RecordedBy { get; init; }

    /// <summary>The document on which it can be seen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceView? Evidence { get; init; }
}
