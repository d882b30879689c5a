namespace AgiiPlatform.Identity;

/// <summary>An account; locked for a quarter of an hour after five wrong passwords.</summary>
public sealed record PersonView(Guid Id, string Name, string Email, bool Locked, IReadOnlyList<RightView> Access)
{
    internal static PersonView Of(Person person, MunicipalityRegistry registry, RequestContext context)
    {
        var isLocked = person.LockoutEnd is { } end && end.UtcDateTime > context.Now;
        return new(person.Id, person.Name, person.Email!, isLocked,
        [
            .. person.Rights.Select(r => RightView.Of(r, registry, context.Today))
                .OrderByDescending(r => r.Holds).ThenByDescending(r => r.Until ?? DateOnly.MaxValue)
                .ThenBy(r => r.Tenant, StringComparer.Ordinal),
        ]);
    }
}
