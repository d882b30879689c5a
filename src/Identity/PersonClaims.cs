using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// A cookie or token says only who somebody is: id, name, the version of the rights at which they signed in, and the stamp without which it
/// is not refreshed. Never a role.
/// </summary>
internal sealed class PersonClaims : IUserClaimsPrincipalFactory<Person>
{
    internal const string Stamp = "stamp";

    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim("name", user.Name),
            new Claim(CurrentUser.SignedInAt, user.AccessVersion.ToString(CultureInfo.InvariantCulture)),
            new Claim(Stamp, user.SecurityStamp ?? ""),
        ], IdentityConstants.ApplicationScheme)));
}
