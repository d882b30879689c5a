using AgiiPlatform.Identity.Machines;

namespace AgiiPlatform.Identity.Mails;

/// <summary>To who manages them: the last day of a program comes. Which one it is, stands on the page.</summary>
internal sealed class MachineExpiresMail : MailKind
{
    internal override string Path(OutgoingMail mail, string secret) => ListMachines.Page.In(mail.Organisation!);

    internal override MailText Write(string name, string link, string organisation) => new(
        $"Een koppeling verloopt binnenkort ({organisation})",
        $"Beste {name},",
        $"Een programma dat in naam van {organisation} gegevens ophaalt of doorstuurt, werkt binnen een maand niet meer: de laatste dag "
        + "van de koppeling komt eraan.",
        "Is ze nog nodig? Meld u aan en verleng ze. Anders hoeft u niets te doen.",
        link,
        "U krijgt deze e-mail omdat u de koppelingen van uw organisatie beheert.");
}
