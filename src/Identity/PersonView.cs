namespace AgiiPlatform.Identity;

/// <summary>
/// An account; with <paramref name="MailBounces"/> no mail arrives at its address, who is <paramref name="Invited"/> has not chosen a
/// password yet.
/// </summary>
public sealed record PersonView(
    Guid Id, string Name, string Email, bool MailBounces, bool Invited, IReadOnlyList<RightView> Access)
{
    internal static PersonView Of(
        Person person, IEnumerable<Right> rights, bool mailBounces, MunicipalityRegistry registry, RequestContext context) =>
        new(person.Id, person.Name, person.Email!, mailBounces, person.PasswordHash is null,
        [
            .. rights.Select(r => RightView.Of(r, registry, context.Today))
                .OrderByDescending(r => r.Holds).ThenByDescending(r => r.Until ?? DateOnly.MaxValue)
                .ThenBy(r => r.Tenant, StringComparer.Ordinal),
        ]);
}
