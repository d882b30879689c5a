namespace AgiiPlatform.Agreements.Drafts;

/// <summary>The terms of an agreement before they were changed: kept, so that every version can be shown and compared.</summary>
internal sealed class EarlierTerms : TenantEntity
{
    internal Guid AgreementId { get; init; }

    /// <summary>When they were replaced.</summary>
    internal DateTime ReplacedAt { get; init; }

    /// <summary>The role of who replaced them.</summary>
    internal string Role { get; init; } = "";

    internal Terms Terms { get; init; } = null!;

    /// <summary>Terms that are replaced in this request.</summary>
    internal static EarlierTerms Of(Guid agreementId, Terms terms, RequestContext context) =>
        new() { AgreementId = agreementId, ReplacedAt = context.Now, Role = context.Actor.Role, Terms = terms };
}
