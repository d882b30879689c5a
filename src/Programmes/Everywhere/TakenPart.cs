namespace AgiiPlatform.Programmes.Everywhere;

/// <summary>An action that a municipality takes part in: what is counted, and no persons.</summary>
/// <param name="Municipality">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region.</param>
/// <param name="Nis">Its NIS code.</param>
/// <param name="Status">How far its programme is.</param>
/// <param name="Number">The number of the action.</param>
/// <param name="Action">What is done.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="CurrentReach">What was reached already.</param>
/// <param name="PlannedReach">What is planned on top of it.</param>
/// <param name="Kpi">What is to be reached.</param>
/// <param name="SubsidyCents">What it gets.</param>
/// <param name="Mentor">Whether it is mentor to others.</param>
public sealed record TakenPart(
    string Municipality, string Name, string Region, string Nis, ProgrammeStatus Status, string Number, string Action, string? Unit,
    int CurrentReach, decimal PlannedReach, int Kpi, long SubsidyCents, bool Mentor);
