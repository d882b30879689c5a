namespace AgiiPlatform.Programmes;

/// <summary>A closing of a subsidised programme, and what undid it.</summary>
/// <param name="Date">The day on which it was closed.</param>
/// <param name="NotedOn">The day on which that was noted.</param>
/// <param name="NotedBy">By whom, as they were called then: "An Ambtenaar, ambtenaar".</param>
/// <param name="Reopened">Who reopened it, when and why; null while it stands.</param>
public sealed record Closing(DateOnly Date, DateOnly NotedOn, string NotedBy, ChangeNote? Reopened = null)
{
    /// <summary>"15-10-2024, genoteerd op 26-11-2026 door An Ambtenaar, ambtenaar".</summary>
    internal string InWords => $"{Date.InDigits()}, genoteerd op {NotedOn.InDigits()} door {NotedBy}"
        + (Reopened is null ? "" : $"; heropend op {Reopened.InWords}");
}
