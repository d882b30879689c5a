namespace AgiiPlatform.Programmes.Steering;

/// <summary>To which body an action may report: what ran before to one that is there already, what is new to the steering group.</summary>
internal static class ProposedBody
{
    internal const string ForNewActions = "Stuurgroep diversiteit en gelijke kansen";

    /// <summary>The body that is proposed; none when there is no such body, or when several are there already.</summary>
    internal static Guid? Of(bool? ranBefore, IReadOnlyList<SteeringBody> bodies)
    {
        var forNew = bodies.Where(b => b.IsCalled(ForNewActions)).ToList();
        return (ranBefore switch { true => bodies.Except(forNew).ToList(), false => forNew, _ => [] }) is [var only] ? only.Id : null;
    }
}
