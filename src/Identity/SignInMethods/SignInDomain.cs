namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>Who types an e-mail address of this domain is led to the sign-in of this organisation.</summary>
internal sealed class SignInDomain
{
    /// <summary>What stands after the @, in lower case.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whose it is.</summary>
    public Guid TenantId { get; init; }
}
