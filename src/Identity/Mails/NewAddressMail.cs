namespace AgiiPlatform.Identity.Mails;

/// <summary>To the new address of somebody who changes it: only its link makes it theirs.</summary>
internal sealed class NewAddressMail : MailKind
{
    internal override TimeSpan? LinkLasts => TimeSpan.FromDays(1);

    internal override string Path(OutgoingMail mail, string secret) => ConfirmAddress.At(secret);

    internal override MailText Write(string name, string link, string organisation) => new("Bevestig uw nieuwe e-mailadres",
        $"Beste {name},",
        "U wilt dit e-mailadres gebruiken op het AgII-platform. Bevestig het hier. Deze link werkt één keer, tot een dag na deze e-mail:",
        link,
        "Hebt u dit niet gevraagd? Dan hoeft u niets te doen.");
}
