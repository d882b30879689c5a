namespace AgiiPlatform.Programmes.Boards;

/// <summary>What states and sources are called on a board.</summary>
internal static class BoardLabels
{
    internal static string Label(this ActionState state) => state switch
    {
        ActionState.Proposed => "Voorstel",
        ActionState.Agreed => "Afgesproken",
        ActionState.Running => "Lopend",
        ActionState.Done => "Afgerond",
        ActionState.Postponed => "Uitgesteld",
        _ => "Vervallen",
    };

    internal static string Label(this PersonnelSource source) => source switch
    {
        PersonnelSource.Municipality => "Gemeente",
        PersonnelSource.Partner => "Partner",
        _ => "AgII",
    };
}
