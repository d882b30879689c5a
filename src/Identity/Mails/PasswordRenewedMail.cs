namespace AgiiPlatform.Identity.Mails;

/// <summary>The password was renewed: who did not do so, hears of it.</summary>
internal sealed class PasswordRenewedMail : MailKind
{
    internal override string Path(OutgoingMail mail, string secret) => SignInPage.Address;

    internal override MailText Write(string name, string link, string organisation) => new("Uw wachtwoord is vernieuwd",
        $"Beste {name},",
        "Het wachtwoord van uw account op het AgII-platform is vernieuwd. Wie nog met het oude wachtwoord aangemeld was, moet zich opnieuw "
            + "aanmelden.",
        "Hebt u dit niet gedaan of gevraagd? Neem dan meteen contact op met de beheerder van het platform.",
        link);
}
