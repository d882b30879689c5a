using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements.Due;

/// <summary>Who reads what is due, and what they do in the municipality that it is about.</summary>
internal sealed record DueReader(CurrentUser User, Tenant Municipality, bool Writes, bool Signs)
{
    internal bool OfAgency => User.Roles.Any(r => r.OfAgency);

    /// <summary>Whether they record what the municipality itself decides and answers.</summary>
    internal bool WritesForMunicipality => Writes && !OfAgency;

    /// <summary>The municipality when they look from outside it: then each line names it.</summary>
    internal Tenant? Across => User.Tenant == Municipality ? null : Municipality;

    /// <summary>
    /// Whether this signature is theirs to give; or to register, with the scan, in a party of which they are no representative themselves.
    /// </summary>
    internal bool SignsFor(Party party, Representative who) => Signs && SignAgreement.MayFor(party.Kind, User)
        && (SignAgreement.IsSelf(who.Name, User) || !party.Representatives.Any(r => SignAgreement.IsSelf(r.Name, User)));

    /// <summary>Whether they keep the record of a meeting, or somebody in their role (the roles have the same names) is invited.</summary>
    internal bool Attends(IEnumerable<Participant> participants) =>
        Writes || participants.Any(p => User.Roles.Any(r => r.Name == p.Role.ToApiName()));
}
