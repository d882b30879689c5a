namespace AgiiPlatform.Identity.Mails;

/// <summary>To who may confirm it: somebody got a role that opens the data of clients. Whose role it is, stands on the page.</summary>
internal sealed class RoleToConfirmMail : MailKind
{
    internal override bool MayBeRefused => true;

    internal override string Path(OutgoingMail mail, string secret) => ShowAccess.Page.In(mail.Organisation!);

    internal override MailText Write(string name, string link, string organisation) => new(
        $"Een rol wacht op uw bevestiging ({organisation})",
        $"Beste {name},",
        $"Iemand kreeg bij {organisation} een rol die gegevens van cliënten opent. Die rol werkt pas als u ze bevestigt.",
        "Meld u aan, kijk op de pagina Toegang om wie het gaat, en bevestig de rol alleen als u weet dat deze persoon dit werk doet:",
        link,
        "Wilt u deze e-mails niet meer? Meld u aan en zet ze uit op de pagina Mijn account.");
}
