namespace AgiiPlatform.Identity.Factors;

/// <summary>How somebody showed who they are, in the words of <c>amr</c> (RFC 8176), with a space between; kept with the session.</summary>
internal static class SignInMethods
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

    /// <summary>Whether there was more than one proof.</summary>
    internal static bool HaveSecond(string methods) => methods.Split(' ').Contains("mfa");
}
