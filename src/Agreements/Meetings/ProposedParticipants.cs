using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// Whom the form of a meeting offers: those who sign for each party, and the consultants of the municipality whose name is known here.
/// Offered is not invited: only who is ticked goes in.
/// </summary>
internal static class ProposedParticipants
{
    /// <summary>Those of these agreements, or of all that run today when none is named; without those who are in already.</summary>
    internal static async Task<IReadOnlyList<Participant>> For(
        IReadOnlyCollection<Guid> agreements, IReadOnlyList<Participant> already, AgreementsDb db, CurrentUser user, GrantCache access,
        CancellationToken ct)
    {
        var today = db.Context.Today;
        var parties = await db.Agreements.AsNoTracking()
            .Where(a => agreements.Count == 0 ? a.From <= today && a.Until >= today : agreements.Contains(a.Id))
            .OrderBy(a => a.From).ThenBy(a => a.Id).Select(a => a.Parties).ToListAsync(ct);
        var consultants = await StaffName.Of((await access.WithRole(Role.Consultant, ct))
            .Where(g => g.TenantId == user.Tenant!.Id && g.IsInForceOn(today)).Select(g => g.PersonId), db, ct);
        return
        [
            .. parties.SelectMany(p => p).SelectMany(party => party.Representatives.Select(r => new Participant(
                    r.Name, RoleOf(party.Kind, r.Title), party.Kind == PartyKind.Other ? party.Name : null, Present: false)))
                .Concat(consultants.Values.Order(Dutch.Alphabetical).Select(name =>
                    new Participant(name, ParticipantRole.Agency, null, Present: false)))
                .ExceptBy(already.Select(p => p.Name), p => p.Name).DistinctBy(p => p.Name),
        ];
    }

    /// <summary>
    /// The fields of a form with these after the first <paramref name="rows"/>; that nobody of them is invited makes them proposals.
    /// </summary>
    internal static IEnumerable<(string Name, string Label, string? Value)> Offered(this IReadOnlyList<Participant> proposals, int rows) =>
        proposals.Values(rows).Concat(proposals.Select((_, i) => ($"participants[{rows + i}].invited", "", (string?)"false")));

    /// <summary>The role that goes with a title, to be corrected in the form.</summary>
    private static ParticipantRole RoleOf(PartyKind kind, string title)
    {
        return kind switch
        {
            PartyKind.Agency => ParticipantRole.Agency,
            PartyKind.Other => ParticipantRole.External,
            _ when Says("ocmw") => ParticipantRole.Ocmw,
            _ when Says("schepen") || Says("burgemeester") => ParticipantRole.Alderman,
            _ when Says("directeur") => ParticipantRole.Director,
            _ => ParticipantRole.Official,
        };

        bool Says(string word) => title.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
