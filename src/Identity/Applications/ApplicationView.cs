using System.Text.Json;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Applications;

/// <summary>An application that may ask for tokens.</summary>
/// <param name="Id">Its id, which its tokens name when it calls for itself.</param>
/// <param name="Name">As people know it.</param>
/// <param name="ClientId">As it makes itself known to the provider.</param>
/// <param name="Kind">web, device or machine.</param>
/// <param name="ThirdParty">Whether people are asked before it gets anything.</param>
/// <param name="RedirectUris">Where people come back to.</param>
public sealed record ApplicationView(
    Guid Id, string Name, string ClientId, string Kind, bool ThirdParty, IReadOnlyList<string> RedirectUris)
{
    internal static ApplicationView Of(Application one)
    {
        var kind = ApplicationKind.Of(one.ClientType, Listed(one.Permissions).Contains(Permissions.GrantTypes.AuthorizationCode));
        return new(one.Id, one.DisplayName ?? one.ClientId!, one.ClientId!, kind.Name, one.ConsentType != ConsentTypes.Implicit,
            Listed(one.RedirectUris));
    }

    private static IReadOnlyList<string> Listed(string? json) => json is null ? [] : JsonSerializer.Deserialize<string[]>(json)!;
}
