namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>
/// What the acts of a municipality on its own people share: who they are, and which roles one may give and end. Accounts are in no tenant,
/// so what is of the own organisation is asked here, once.
/// </summary>
internal static class Colleagues
{
    private static readonly List<string> Municipal = [.. Role.All.Values.Where(r => !r.OfAgency).Select(r => r.Name)];

    /// <summary>Everybody who has or had a role of this municipality, with all their rights.</summary>
    internal static IQueryable<Person> Of(IdentityDb db)
    {
        var tenant = db.Context.TenantId;
        return db.People.Include(p => p.Rights).Where(p => p.Rights.Any(r => r.TenantId == tenant && Municipal.Contains(r.Role)));
    }

    /// <summary>One of them, tracked; who is not of this municipality is not there.</summary>
    internal static async Task<Person> Find(Guid id, IdentityDb db, CancellationToken ct) =>
        await Of(db).FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();

    /// <summary>What they have or had here: what they do elsewhere is nobody's business.</summary>
    internal static IReadOnlyList<Right> RightsHere(this Person person, RequestContext context) =>
        [.. person.Rights.Where(r => r.TenantId == context.TenantId && !Role.All[r.Role].OfAgency)];

    /// <summary>
    /// The roles that somebody may give and end here. Those that manage people are the general manager's: whom he named gives no more than
    /// what is below it.
    /// </summary>
    internal static IEnumerable<Role> GivenBy(CurrentUser user) => Role.All.Values.Where(r => !r.OfAgency
        && (!r.Permissions.Contains(Permission.OwnPeopleManage) || user.Roles.Any(own => own.Name == Role.Director)));

    /// <summary>A role that one may give here.</summary>
    internal static Check OwnRole(this Check check, string? role, CurrentUser user) => check.Must(
        role is null || !Role.All.ContainsKey(role) || GivenBy(user).Any(r => r.Name == role), "role", "Deze rol kunt u niet geven.");

    /// <summary>Refuses a role that one has there already.</summary>
    internal static void RefuseTwice(this Person person, Right right) => RuleViolation.If(person.Rights.Any(r =>
            (r.Role, r.TenantId, r.Region) == (right.Role, right.TenantId, right.Region) && r.Period.Overlaps(right.Period)),
        "right-already-given", "Deze persoon heeft die rol daar al in deze periode.");

    /// <summary>Sets the last day of a role here; later than it was is giving it again.</summary>
    internal static async Task SetEnd(
        this IdentityDb db, Person person, Right right, DateOnly until, CurrentUser user, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        RuleViolation.If(GivenBy(user).All(r => r.Name != right.Role), "right-of-the-director",
            "Deze rol geeft en beëindigt alleen de algemeen directeur.");
        if (right.Role == Role.Director && !(right.Until <= until))
        {
            var other = await AnotherDirector(right, db, ct) ?? throw new RuleViolation("last-director",
                "Dit is de laatste algemeen directeur. Geef eerst iemand anders die rol, zonder einde: anders beheert niemand "
                + "nog de rollen van uw gemeente.");
            other.Touch(); // of two who end each other's role at the same moment, the second is refused
        }

        var isLonger = right.Until < until;
        person.End(right, until);
        if (isLonger)
        {
            db.RefuseOneself(person.Id);
            await db.Given(right, registry, ct);
        }
    }

    /// <summary>Somebody else who is director today, without an end, and has accepted the invitation.</summary>
    private static Task<Person?> AnotherDirector(Right right, IdentityDb db, CancellationToken ct)
    {
        var (tenant, today) = (db.Context.TenantId, db.Context.Today);
        return db.People.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Id != right.PersonId
            && (p.PasswordHash != null || db.ExternalLogins.Any(l => l.PersonId == p.Id)) && p.Rights.Any(
            r => r.Role == Role.Director && r.TenantId == tenant && r.Until == null && !r.AwaitsConfirmation
                && (r.From == null || r.From <= today)), ct);
    }
}
