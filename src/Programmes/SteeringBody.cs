namespace AgiiPlatform.Programmes;

/// <summary>A body that steers one or several programmes. A meeting of it counts for each of them, and once in totals.</summary>
internal sealed class SteeringBody : TenantEntity
{
    internal const int MaxName = 200;

    internal string Name { get; private set; } = "";

    /// <summary>Who is to be in it: "ambtenaren, schepenen of kabinetten, externe deskundigen (AgII)".</summary>
    internal string? Composition { get; private set; }

    /// <summary>How often it meets in a year, at least and at most.</summary>
    internal int? MeetingsMin { get; private set; }

    /// <inheritdoc cref="MeetingsMin"/>
    internal int? MeetingsMax { get; private set; }

    internal IReadOnlyList<BodyMember> Members { get; private set; } = [];

    /// <summary>Since and until when it steers; a body that ended stays readable.</summary>
    internal DateOnly? From { get; private set; }

    /// <inheritdoc cref="From"/>
    internal DateOnly? Until { get; private set; }
}
