namespace AgiiPlatform.Programmes.Plans;

/// <summary>How an action is carried out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number or code.</param>
/// <param name="Name">What is done.</param>
/// <param name="State">How far it is.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Partners">With whom.</param>
/// <param name="Description">How.</param>
/// <param name="Kpi">What is to be reached.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="SubTargets">How that is divided.</param>
/// <param name="RanBefore">Whether it ran before the programme.</param>
/// <param name="SteeringBody">The body to which it reports.</param>
public sealed record DescribedAction(
    Guid Id, string Number, string Name, ActionState State, string? Lead, IReadOnlyList<string> Partners, string? Description, int Kpi,
    string? Unit, IReadOnlyList<SubTarget> SubTargets, bool? RanBefore, string? SteeringBody);
