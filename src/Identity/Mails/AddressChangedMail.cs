namespace AgiiPlatform.Identity.Mails;

/// <summary>To the address of before: who did not change it, hears of it.</summary>
internal sealed class AddressChangedMail : MailKind
{
    internal override string Path(OutgoingMail mail, string secret) => SignInPage.Address;

    internal override MailText Write(string name, string link, string organisation) => new("Uw e-mailadres is gewijzigd",
        $"Beste {name},",
        "Het e-mailadres van uw account op het AgII-platform is gewijzigd. Vanaf nu meldt u zich aan met het nieuwe adres.",
        "Hebt u dit niet gedaan? Neem dan meteen contact op met de beheerder van het platform.",
        link);
}
