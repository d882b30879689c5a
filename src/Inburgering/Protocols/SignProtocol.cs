using AgiiPlatform.Contracts;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>
/// Confirms that one's own party signed the protocol. Once the OCMW and AgII each did, it is in force, within its period.
/// </summary>
internal static class SignProtocol
{
    internal sealed record Input
    {
        public DateOnly? SignedOn { get; init; }

        /// <summary>For which party; needed only of who has a role at both.</summary>
        public ReferralParty? Side { get; init; }
    }

    internal static readonly PageAddress Action = new("/protocol/{id:guid}/ondertekenen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/protocols/{id:guid}/signature", Handle)
        .Button(Action, ListProtocols.Show, "De ondertekening is bevestigd.", then: ListProtocols.Page);

    private static async Task Handle(Guid id, Input input, InburgeringDb db, CurrentUser user, CancellationToken ct)
    {
        db.Context.MunicipalityWithOcmw();
        new Check()
            .Required(input.SignedOn, "signedOn", "de datum van ondertekening")
            .Plausible(input.SignedOn, "signedOn", db.Context.Today)
            .Must(!(input.SignedOn > db.Context.Today), "signedOn", "De datum van ondertekening ligt in de toekomst.")
            .ThrowIfInvalid();

        var protocol = await db.Get<Protocol>(id, ct);
        await Sign(protocol, input.SignedOn!.Value, input.Side, db, user, ct);
        await db.Save(nameof(SignProtocol), protocol, ct);
    }

    /// <summary>Signs for the user's own party; with the second of the two the protocol is in force, which is published.</summary>
    internal static async Task Sign(
        Protocol protocol, DateOnly on, ReferralParty? side, InburgeringDb db, CurrentUser user, CancellationToken ct)
    {
        var own = For(user);
        var party = side ?? (own is [var only] ? only : throw new InvalidInput("side", "Kies voor welke partij u bevestigt."));
        RuleViolation.If(!own.Contains(party), "other-side",
            $"De ondertekening door {party.Text(db.Context.Municipality().Name)} bevestigt iemand van die kant zelf.");
        var role = user.Roles.First(r => IsFor(r, party));
        protocol.Sign(party, new ProtocolSignature(on, user.PersonId!.Value, user.Name, role.Name), await ListProtocols.All(db, ct));
        if (protocol.SignedOn is not null)
        {
            db.Publish(new ProtocolInForce(protocol.Id, protocol.From, protocol.Until, protocol.Version + 1));
        }
    }

    /// <summary>The parties for which the user may sign here: one, unless they have a role at both.</summary>
    internal static IReadOnlyList<ReferralParty> For(CurrentUser user) =>
        [.. Enum.GetValues<ReferralParty>().Where(p => user.Roles.Any(r => IsFor(r, p)))];

    private static bool IsFor(Role role, ReferralParty party) =>
        role.OfAgency == (party == ReferralParty.Agii) && role.Permissions.Contains(Permission.ProtocolsWrite);
}
