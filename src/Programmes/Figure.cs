namespace AgiiPlatform.Programmes;

/// <summary>A figure about the municipality: of whom, on which day, over which period, and where it comes from.</summary>
internal sealed class Figure : TenantEntity
{
    internal const int MaxText = 500;

    internal string Subject { get; private set; } = "";

    /// <summary>Of whom: "nieuwkomers 2010-2012".</summary>
    internal string? Population { get; private set; }

    internal string? Unit { get; private set; }
    internal DateOnly? ReferenceDate { get; private set; }

    /// <summary>The period it is about.</summary>
    internal DateOnly? From { get; private set; }

    /// <inheritdoc cref="From"/>
    internal DateOnly? Until { get; private set; }

    internal string Source { get; private set; } = "";
    internal string? Note { get; private set; }

    /// <summary>One value, or several that are drawn as bars or a pie.</summary>
    internal IReadOnlyList<FigureValue> Values { get; private set; } = [];
}
