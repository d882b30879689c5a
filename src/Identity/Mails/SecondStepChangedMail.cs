using AgiiPlatform.Identity.Factors;

namespace AgiiPlatform.Identity.Mails;

/// <summary>Somebody's second step was changed: who did not do so, hears of it.</summary>
internal sealed class SecondStepChangedMail : MailKind
{
    internal override string Path(OutgoingMail mail, string secret) => TwoSteps.Address;

    internal override MailText Write(string name, string link, string organisation) => new("Uw tweede stap is gewijzigd",
        $"Beste {name},",
        "De manier waarop u zich in twee stappen aanmeldt op het AgII-platform is gewijzigd: een passkey, een app met codes of uw "
            + "herstelcodes. U ziet wat er nu ingesteld is op deze pagina:",
        link,
        "Hebt u dit niet gedaan? Kies dan meteen een nieuw wachtwoord en neem contact op met de beheerder van het platform.");
}
