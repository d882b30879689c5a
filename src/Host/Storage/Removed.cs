using AgiiPlatform.Web;

namespace AgiiPlatform.Host.Storage;

/// <summary>
/// How much was kept long enough: messages that were sent, notes that one was handled, answers to repeated requests, and addresses that
/// people signed in from.
/// </summary>
public sealed record Removed(int Messages, int Notes, int Answers, int Addresses = 0)
{
    /// <summary>In words, for the audit log and the operators' page.</summary>
    public override string ToString() => Dutch.List(
    [
        Dutch.Count(Messages, "verstuurd bericht", "verstuurde berichten"), Dutch.Count(Notes, "ontvangstnota", "ontvangstnota's"),
        Dutch.Count(Answers, "bewaard antwoord", "bewaarde antwoorden"),
        .. Addresses > 0 ? [Dutch.Count(Addresses, "netwerkadres van een aanmelding", "netwerkadressen van aanmeldingen")] : Array.Empty<string>(),
    ]);
}
