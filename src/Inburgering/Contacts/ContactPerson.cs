namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Whom to ask, at the OCMW or at AgII, about a topic, from–until.</summary>
internal sealed class ContactPerson : TenantEntity
{
    private ContactPerson()
    {
    }

    public ReferralParty Side { get; private set; }
    public string Name { get; private set; } = "";
    public string Function { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string? Phone { get; private set; }
    public string Topic { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }
    public DateOnly ConfirmedOn { get; private set; }

    internal static ContactPerson Named(
        ReferralParty side, string name, string function, string email, string? phone, string topic, DateOnly from, DateOnly? until,
        DateOnly today) =>
        new()
        {
            Side = side, Name = name, Function = function, Email = email, Phone = phone, Topic = topic,
            From = from, Until = until, ConfirmedOn = today,
        };

    internal void Confirm(DateOnly today)
    {
        RuleViolation.If(Until < today, "contact-ended",
            $"Deze aanduiding is beëindigd op {Until?.InWords()}. Duid opnieuw een contactpersoon aan.");
        ConfirmedOn = today;
    }

    internal void End(DateOnly until, DateOnly today)
    {
        RuleViolation.If(Until < today, "contact-ended", $"Deze aanduiding is al beëindigd op {Until?.InWords()}.");
        Until = until;
    }
}
