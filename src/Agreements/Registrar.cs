namespace AgiiPlatform.Agreements;

/// <summary>Who recorded or confirmed something for another, as they were called then, and in which role.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">The role in which they did it.</param>
/// <param name="OfAgency">Whether that is a role of AgII.</param>
public sealed record Registrar(Guid PersonId, string Name, string Role, bool OfAgency)
{
    /// <summary>Whoever acts in this request.</summary>
    internal static Registrar Of(RequestContext context) => new(context.Actor.PersonId!.Value, context.Actor.Name, context.Actor.Role,
        Platform.Authorization.Role.All[context.Actor.Role].OfAgency);

    /// <summary>"Sam Schepen, schepen".</summary>
    internal string ToDisplay => Platform.Authorization.Role.All.GetValueOrDefault(Role)?.Title is { } title
        ? $"{Name}, {char.ToLowerInvariant(title[0])}{title[1..]}"
        : Name;
}
