using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>Takes over what the provider tells beside its signed token, for what the token itself does not say.</summary>
internal sealed class ClaimsOfUserInfo() : ClaimAction("", ClaimValueTypes.String)
{
    /// <inheritdoc/>
    public override void Run(JsonElement userData, ClaimsIdentity identity, string issuer)
    {
        foreach (var property in userData.EnumerateObject().Where(p => identity.FindFirst(p.Name) is null).ToList())
        {
            var values = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value];
            foreach (var value in values.Where(v => v.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array)))
            {
                identity.AddClaim(new Claim(property.Name, value.ToString(), ClaimValueTypes.String, issuer));
            }
        }
    }
}
