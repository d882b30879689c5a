namespace AgiiPlatform.Programmes.Plans;

/// <summary>What only a policy plan has, read with it and replaced as a whole.</summary>
public sealed record PlanDetails
{
    /// <summary>What the municipality understands by it, with its quotations as printed.</summary>
    public string? Vision { get; init; }

    /// <summary>What changes in the money behind it: "middelen van het Vlaams integratiebeleid naar het gemeentefonds".</summary>
    public string? BudgetNote { get; init; }

    /// <summary>Who is responsible for what, officials and politicians.</summary>
    public IReadOnlyList<Responsibility> Responsibilities { get; init; } = [];

    /// <summary>The talks about how it goes.</summary>
    public IReadOnlyList<Talk> Talks { get; init; } = [];

    /// <summary>Whom to reach about it.</summary>
    public IReadOnlyList<ContactCard> Contacts { get; init; } = [];
}
