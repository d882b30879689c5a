namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// Somebody at the provider of an organisation is this person. Known by issuer and subject, and never by an e-mail address, which a
/// provider can give to somebody else.
/// </summary>
internal sealed class ExternalLogin
{
    internal const int LongestSubject = 255;

    /// <summary>The id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The organisation by whose provider.</summary>
    public Guid TenantId { get; init; }

    /// <summary>Which provider it was then: another one knows nobody yet.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Who, as the provider numbers them (<c>sub</c>).</summary>
    public string Subject { get; init; } = "";

    /// <summary>Who, here.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime LinkedAt { get; init; }

    /// <summary>The rights that its claims gave and have not taken back.</summary>
    public IReadOnlyList<Guid> Rights { get; private set; } = [];

    /// <summary>
    /// Brings the rights in step with what the provider says now: gives what is new, ends what is no longer said. One that an administrator
    /// ended stays ended as long as the provider goes on saying it.
    /// </summary>
    internal async Task Follow(
        Person person, Tenant tenant, IReadOnlyList<ClaimRole> said, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var today = db.Context.Today;
        var given = Rights.Select(id => person.Rights.Find(r => r.Id == id)).OfType<Right>().ToList();
        var over = given.Where(r => !said.Any(s => Is(s, r))).ToList();
        foreach (var right in over.Where(r => !(r.Until < today)))
        {
            person.End(right, today.AddDays(-1));
        }

        var known = given.Except(over).ToList();
        var added = said.Where(s => !known.Any(r => Is(s, r)) && !person.Rights.Any(r => Is(s, r)
                && tenant.Id == r.TenantIn(registry).Id && !(r.Until < today))).DistinctBy(s => (s.Role, s.Region))
            .Select(s => new RightInput { Role = s.Role, Tenant = tenant.Slug, Region = s.Region }.For(person.Id, registry)).ToList();
        foreach (var right in added)
        {
            await db.Given(right, registry, ct);
            person.Give(right);
            db.Rights.Add(right); // EF Core takes a row that has an id for one that exists already
        }

        if (over.Count + added.Count > 0)
        {
            Rights = [.. known.Concat(added).Select(r => r.Id)];
            db.PublishRightsOf(person);
        }
    }

    /// <summary>
    /// Whether this person has no rights but those that the organisation could give: its provider signs in nobody who works elsewhere too,
    /// and no administrator of the platform.
    /// </summary>
    internal static bool MaySignIn(Person person, Tenant tenant, DateOnly today) =>
        person.Rights.Where(r => !(r.Until < today)).All(r => Role.All[r.Role].OfAgency
            ? tenant.Kind == TenantKind.Agency && r.Role != Role.Administrator
            : r.TenantId == tenant.Id);

    private static bool Is(ClaimRole said, Right right) => (said.Role, said.Region) == (right.Role, right.Region);
}
