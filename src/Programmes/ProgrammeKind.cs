namespace AgiiPlatform.Programmes;

/// <summary>What a programme is; all three have objectives and actions.</summary>
public enum ProgrammeKind
{
    /// <summary>A programme that somebody else pays for by its own rules, such as Plan Samenleven.</summary>
    Subsidised,
    /// <summary>The municipality's own policy plan.</summary>
    PolicyPlan,
    /// <summary>A project of several municipalities; the row stands with the one that leads.</summary>
    InterMunicipal,
}
