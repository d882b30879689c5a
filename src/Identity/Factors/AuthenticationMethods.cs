namespace AgiiPlatform.Identity.Factors;

/// <summary>How somebody showed who they are, in the words of <c>amr</c> (RFC 8176), with a space between; kept with the session.</summary>
internal static class AuthenticationMethods
{
    /// <summary>A password, and nothing else.</summary>
    internal const string Password = "pwd";

    /// <summary>A password and a code of an app.</summary>
    internal const string Code = "pwd otp mfa";

    /// <summary>A password and a recovery code.</summary>
    internal const string RecoveryCode = "pwd kba mfa";

    /// <summary>A password, in a browser in which the second step was taken before.</summary>
    internal const string RememberedDevice = "pwd rba mfa";

    /// <summary>A password and a passkey.</summary>
    internal const string PasswordAndPasskey = "pwd pop user mfa";

    /// <summary>A passkey, which is a device and what unlocks it.</summary>
    internal const string Passkey = "pop user mfa";

    /// <summary>At the provider of an organisation, which told no more; the word is Entra ID's, for RFC 8176 has none.</summary>
    internal const string Provider = "fed";

    /// <summary>At the provider of an organisation, which says that it took more than one proof.</summary>
    internal const string ProviderWithSecond = "fed mfa";

    /// <summary>At the provider of an organisation, in a browser in which the second step was taken before.</summary>
    internal const string ProviderAndRememberedDevice = "fed rba mfa";

    /// <summary>Whether there was more than one proof.</summary>
    internal static bool HaveSecond(string methods) => methods.Split(' ').Contains("mfa");
}
