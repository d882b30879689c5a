using System.Text.Json.Serialization;

namespace AgiiPlatform.Web.Sheets;

/// <summary>A row of a sheet as an act takes it; an act adds what the columns say.</summary>
public abstract record SheetRow
{
    /// <summary>Its number in the file, to name it by; a program leaves it out.</summary>
    public int? Row { get; init; }

    /// <summary>The version of the record that it changes, as it was looked at; needed for that only.</summary>
    public int? Version { get; init; }

    /// <summary>Its place in what was sent, when several rows are taken as one.</summary>
    [JsonIgnore]
    public int? At { get; init; }
}
