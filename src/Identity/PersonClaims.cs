using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>
/// A cookie says only who somebody is: id, name, and the version of the rights at which they signed in, as a token does. Never a role.
/// </summary>
internal sealed class PersonClaims : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim("sub", user.Id.ToString()),
            new Claim("name", user.Name),
            new Claim(CurrentUser.SignedInAt, user.AccessVersion.ToString(CultureInfo.InvariantCulture)),
        ], IdentityConstants.ApplicationScheme)));
}
