namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Something that the project made, by one of its members.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Municipality">Who made it.</param>
/// <param name="IsOwn">Whether that is who looks.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="Date">When it was ready.</param>
/// <param name="Template">The title of the template that it was made from.</param>
/// <param name="Files">Its files.</param>
/// <param name="Corrections">What it said before it was corrected.</param>
public sealed record DeliverableView(
    Guid Id, string Municipality, bool IsOwn, DeliverableKind Kind, string Title, string? Theme, DateOnly Date, string? Template,
    IReadOnlyList<FileView> Files, IReadOnlyList<Correction> Corrections);
