namespace AgiiPlatform.Identity.Mails;

/// <summary>
/// To somebody who forgot their password, or whom an administrator helps: with its link they choose another, within an hour.
/// </summary>
internal sealed class ForgottenPasswordMail : MailKind
{
    internal override TimeSpan? LinkLasts => TimeSpan.FromHours(1);

    internal override string Path(OutgoingMail mail, string secret) => PasswordByLink.At(secret);

    internal override MailText Write(string name, string link, string organisation) => new("Kies een nieuw wachtwoord",
        $"Beste {name},",
        "Er werd een nieuw wachtwoord gevraagd voor uw account op het AgII-platform. Kies het hier. Deze link werkt één keer, tot een uur "
            + "na deze e-mail:",
        link,
        "Hebt u dit niet gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft wat het was.");
}
