namespace AgiiPlatform.Identity;

/// <summary>
/// An account; with <paramref name="MailBounces"/> no mail arrives at its address, who is <paramref name="Invited"/> has not chosen a
/// password yet, with <paramref name="HasSecondStep"/> signing in takes two steps.
/// </summary>
public sealed record PersonView(
    Guid Id, string Name, string Email, bool MailBounces, bool Invited, bool HasSecondStep, IReadOnlyList<RightView> Access)
{
    internal static PersonView Of(
        Person person, IEnumerable<Right> rights, bool mailBounces, bool hasSecondStep, MunicipalityRegistry registry,
        RequestContext context) =>
        new(person.Id, person.Name, person.Email!, mailBounces, person.PasswordHash is null, hasSecondStep,
        [
            .. rights.Select(r => RightView.Of(r, registry, context.Today))
                .OrderByDescending(r => r.Holds).ThenByDescending(r => r.Until ?? DateOnly.MaxValue)
                .ThenBy(r => r.Tenant, StringComparer.Ordinal),
        ]);
}
