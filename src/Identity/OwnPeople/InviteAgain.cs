using AgiiPlatform.Identity.Mails;

namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>Sends the invitation again to somebody of the municipality who has not chosen a password yet.</summary>
internal static class InviteAgain
{
    internal static readonly PageAddress Action = new("/personen/{id:guid}/uitnodiging");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.OwnPeopleManage, "/people/{id:guid}/invitation", Handle)
        .Button(Action, OpenColleague.Show, "De uitnodiging is opnieuw onderweg.", then: OpenPerson.Page);

    private static async Task Handle(Guid id, IdentityDb db, CancellationToken ct)
    {
        var person = await Colleagues.Find(id, db, ct);
        RuleViolation.If(person.PasswordHash is not null, "invitation-accepted",
            "Deze persoon koos al een wachtwoord. Is het vergeten? Op de pagina Aanmelden staat \"Wachtwoord vergeten\".");
        db.Send<InvitationMail>(person);
        await db.Save(nameof(InviteAgain), null, $"{id}", ct);
    }
}
