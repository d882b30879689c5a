namespace AgiiPlatform.Identity.Mails;

/// <summary>To somebody with an account who got a role of an organisation by its own people.</summary>
internal sealed class RoleGivenMail : MailKind
{
    internal override bool MayBeRefused => true;

    internal override string Path(OutgoingMail mail, string secret) => $"/{mail.Organisation}";

    internal override MailText Write(string name, string link, string organisation) => new($"U kreeg een rol bij {organisation}",
        $"Beste {name},",
        $"Iemand van {organisation} gaf u een rol op het AgII-platform. U meldt zich aan zoals u gewoon bent:",
        link,
        "Werkt u daar niet? Laat het hun dan weten.",
        "Wilt u deze e-mails niet meer? Meld u aan en zet ze uit op de pagina Mijn account.");
}
