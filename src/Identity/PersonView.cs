namespace AgiiPlatform.Identity;

/// <summary>An account.</summary>
public sealed record PersonView(Guid Id, string Name, string Email, IReadOnlyList<RightView> Access)
{
    internal static PersonView Of(Person person, MunicipalityRegistry registry, RequestContext context) =>
        new(person.Id, person.Name, person.Email!,
        [
            .. person.Rights.Select(r => RightView.Of(r, registry, context.Today))
                .OrderByDescending(r => r.Holds).ThenByDescending(r => r.Until ?? DateOnly.MaxValue)
                .ThenBy(r => r.Tenant, StringComparer.Ordinal),
        ]);
}
