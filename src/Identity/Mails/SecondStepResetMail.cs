namespace AgiiPlatform.Identity.Mails;

/// <summary>An administrator wiped somebody's second step.</summary>
internal sealed class SecondStepResetMail : MailKind
{
    internal override string Path(OutgoingMail mail, string secret) => SignInPage.Address;

    internal override MailText Write(string name, string link, string organisation) => new("Uw tweede stap is gewist",
        $"Beste {name},",
        "Een beheerder heeft uw tweede stap op het AgII-platform gewist: uw passkeys, uw app met codes en uw herstelcodes werken niet "
            + "meer. U moet zich opnieuw aanmelden, en kunt dan een nieuwe tweede stap instellen.",
        "Hebt u dit niet gevraagd? Neem dan meteen contact op met de beheerder van het platform.",
        link);
}
