namespace AgiiPlatform.Identity.Mails;

/// <summary>To somebody for whom an account was opened: with its link they choose a password, within seven days.</summary>
internal sealed class InvitationMail : MailKind
{
    internal override TimeSpan? LinkLasts => TimeSpan.FromDays(7);

    internal override string Path(OutgoingMail mail, string secret) => PasswordByLink.At(secret);

    internal override MailText Write(string name, string link, string organisation) => new("Uw account op het AgII-platform",
        $"Beste {name},",
        "Er is voor u een account geopend op het AgII-platform, waarop gemeenten, OCMW's en het Agentschap Integratie en Inburgering "
            + "samenwerken.",
        "Kies uw wachtwoord. Deze link werkt één keer, tot zeven dagen na deze e-mail:",
        link,
        "Is de link verlopen? Vraag een nieuwe op de pagina Aanmelden, met \"Wachtwoord vergeten\".");
}
