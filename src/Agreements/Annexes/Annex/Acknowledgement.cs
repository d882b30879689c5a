using System.Text.Json.Serialization;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A signature "ter kennisname en goedkeuring" of a representative of the agreement, named as on that day.</summary>
public sealed record Acknowledgement(int Party, int Representative, string Name, string Title, DateOnly? On, string? Place)
{
    /// <summary>Who recorded it, with the scan, for the one who signed; null when that person signed here themselves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Registrar? RecordedBy { get; init; }

    /// <summary>The scan: one of the agreement's documents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Document { get; init; }
}
