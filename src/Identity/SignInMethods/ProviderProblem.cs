namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>Why signing in at an organisation's provider did not lead to anything.</summary>
public enum ProviderProblem
{
    /// <summary>The answer is not one that the protocol allows, or not one to this browser.</summary>
    Invalid,

    /// <summary>The provider cannot be reached.</summary>
    Away,

    /// <summary>The provider, or the person there, said no.</summary>
    Denied,

    /// <summary>The organisation was merged into another.</summary>
    Ended,

    /// <summary>The provider says that they work for another organisation.</summary>
    OtherOrganisation,

    /// <summary>Nothing gives them a role here.</summary>
    NoRole,

    /// <summary>They have rights that this organisation cannot give.</summary>
    WorksElsewhere,

    /// <summary>The provider does not tell their name, or an e-mail address of the organisation.</summary>
    NoAddress,

    /// <summary>There is an account with their e-mail address, which must be linked first.</summary>
    AccountExists,
}
