using AgiiPlatform.Contracts;

namespace AgiiPlatform.Host.Operations;

/// <summary>What the messages between services are called on the operators' pages.</summary>
internal static class Labels
{
    /// <summary>A kind of message, by the name of its type.</summary>
    internal static string Message(string type) => type switch
    {
        nameof(AccessChanged) => "Rechten gewijzigd",
        nameof(ArchiveMade) => "Archief gemaakt",
        nameof(MailWanted) => "E-mail te versturen",
        nameof(AssignmentChanged) => "Toewijzing gewijzigd",
        nameof(VisitHeld) => "Bezoek uitgevoerd",
        nameof(VisitCancelled) => "Bezoek geannuleerd",
        nameof(VisitsStated) => "Alle bezoeken van een gemeente",
        nameof(AgreementSigned) => "Overeenkomst ondertekend",
        nameof(AgreementNoLongerSigned) => "Overeenkomst niet meer ondertekend",
        nameof(AgreementsStated) => "Alle overeenkomsten van een gemeente",
        nameof(AnnexChanged) => "Bijlage gewijzigd",
        nameof(MeetingChanged) => "Overleg gewijzigd",
        nameof(StateAsked) => "Vraag om alle gegevens van een gemeente",
        nameof(ProtocolInForce) => "Protocol van kracht",
        nameof(ReferralSent) => "Doorverwijzing verstuurd",
        nameof(ReferralChanged) => "Doorverwijzing gewijzigd",
        nameof(KeyRotationAsked) => "Nummers met de huidige sleutel versleutelen",
        _ => type,
    };
}
