namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// How people read referrals: first what waits for them, then what runs, then what is over. The page shows the top of each group; one
/// group can be shown whole, a page at a time.
/// </summary>
internal static class ReferralGroups
{
    private const int Top = 25;

    internal static async Task<(IReadOnlyList<ReferralGroup> Groups, bool One)> Read(
        string? name, Paging paging, IQueryable<Referral> referrals, CurrentUser user,
        Func<IQueryable<Referral>, Task<IReadOnlyList<ReferralLine>>> read)
    {
        var sends = user.Sends();
        IReadOnlyList<(string Name, string Title, IQueryable<Referral> Of)> parts =
        [
            ("nieuw", "Nieuw: nog te openen", referrals.Where(r => r.Direction != sends && r.State == ReferralState.Sent)),
            ("antwoorden", "Wacht op uw antwoord", referrals.Where(r => r.Direction != sends && r.State == ReferralState.Received)),
            ("lezen", "Nieuw antwoord voor u", referrals.Where(r => r.Direction == sends && r.AnswerUnread)),
            ("lopend", "Lopend", referrals.Where(r => (r.Direction != sends && r.State == ReferralState.Accepted)
                || (r.Direction == sends && !r.AnswerUnread && Referral.OpenStates.Contains(r.State)))),
            ("afgesloten", "Afgesloten",
                referrals.Where(r => !Referral.OpenStates.Contains(r.State) && !(r.Direction == sends && r.AnswerUnread))),
        ];
        var one = parts.FirstOrDefault(p => p.Name == name);
        if (one.Name is not null)
        {
            var page = paging.Of(await read(ListReferrals.Newest(one.Of, paging)), r => r.Id);
            return ([new ReferralGroup(one.Name, one.Title, page.Items, page.Next is not null, page.Next)], true);
        }

        var groups = new List<ReferralGroup>();
        var top = new Paging(Top, null);
        foreach (var (partName, title, of) in parts)
        {
            var page = top.Of(await read(ListReferrals.Newest(of, top)), r => r.Id);
            groups.Add(new ReferralGroup(partName, title, page.Items, page.Next is not null, null));
        }

        return (groups, false);
    }
}
