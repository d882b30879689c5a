namespace AgiiPlatform.Programmes.Plans;

/// <summary>How the actions of a programme are carried out, and who approved that.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Actions">Its actions.</param>
/// <param name="Approvals">Who approved it or advised on it.</param>
public sealed record DescriptionsView(
    Guid Id, string Name, int Version, IReadOnlyList<DescribedAction> Actions, IReadOnlyList<Approval> Approvals)
{
    /// <summary>Whether nothing of the programme is changed any more.</summary>
    internal bool IsOver { get; init; }
}
