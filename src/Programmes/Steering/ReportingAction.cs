namespace AgiiPlatform.Programmes.Steering;

/// <summary>An action, and the body to which it reports.</summary>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Number">Its number or code.</param>
/// <param name="Name">What is done.</param>
/// <param name="RanBefore">Whether it ran before the programme.</param>
/// <param name="SteeringBodyId">The body.</param>
/// <param name="ProposedBodyId">The body that is proposed: an existing one for what ran before, the steering group for what is new.</param>
public sealed record ReportingAction(
    Guid ProgrammeId, string Number, string Name, bool? RanBefore, Guid? SteeringBodyId, Guid? ProposedBodyId);
