namespace AgiiPlatform.Programmes.Means;

/// <summary>What an action has to work with. People that actions share stand with each of them, and count once in all.</summary>
/// <param name="Action">Its number or code.</param>
/// <param name="Name">What is done.</param>
/// <param name="Fte">The programme's own people.</param>
/// <param name="SharedWith">The other actions that share some of them.</param>
/// <param name="AgencyFte">AgII's support, beside them.</param>
/// <param name="AgencySharedWith">The other actions that share it.</param>
/// <param name="OperatingCents">Its part of the operating money.</param>
public sealed record ActionMeans(
    string Action, string Name, decimal Fte, IReadOnlyList<string> SharedWith, decimal AgencyFte, IReadOnlyList<string> AgencySharedWith,
    long OperatingCents);
