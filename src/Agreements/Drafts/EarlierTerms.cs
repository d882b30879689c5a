namespace AgiiPlatform.Agreements.Drafts;

/// <summary>What an agreement said before it was changed: kept, so that every version can be seen and compared.</summary>
internal sealed class EarlierTerms : TenantEntity
{
    internal Guid AgreementId { get; init; }

    /// <summary>When it stopped being what the agreement says.</summary>
    internal DateTime ReplacedAt { get; init; }

    /// <summary>The role of who changed it.</summary>
    internal string Role { get; init; } = "";

    internal Terms Terms { get; init; } = null!;
}
