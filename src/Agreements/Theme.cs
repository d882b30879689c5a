namespace AgiiPlatform.Agreements;

/// <summary>What an agreement is about. Two agreements of the same theme in the same time deserve a second look.</summary>
public enum Theme
{
    /// <summary>Lokaal diversiteitsbeleid.</summary>
    LocalDiversityPolicy,

    /// <summary>Taalactieplan.</summary>
    LanguageActionPlan,

    /// <summary>Taalhulp.</summary>
    LanguageSupport,

    /// <summary>OCMW-protocol.</summary>
    OcmwProtocol,

    /// <summary>Beleidsperiode-overeenkomst.</summary>
    PolicyPeriod,
}
