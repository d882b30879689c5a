using System.Text.Json.Serialization;
using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes;

/// <summary>What AgII does for an action, and where that is agreed: linked, not copied.</summary>
/// <param name="Action">The code of the action.</param>
/// <param name="Tasks">What is done: "train de trainer en nazorg".</param>
/// <param name="AnnexId">The agreement's annex in which it stands.</param>
/// <param name="AnnexLineId">Its line there.</param>
public sealed record ActionTask(string Action, string? Tasks, Guid? AnnexId = null, Guid? AnnexLineId = null)
{
    /// <summary>
    /// What that line says now, when this is shown; null when nothing was told of its annex. Kept only while the programme is closed: as it
    /// was agreed then.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AgreedSupport? Agreed { get; init; }

    /// <summary>The same, linked to the line in the edition that holds now; as it was when that line is not in it any more.</summary>
    internal ActionTask Now =>
        Agreed is { LineId: { } line, AnnexId: var annex } ? this with { AnnexId = annex, AnnexLineId = line } : this;
}
