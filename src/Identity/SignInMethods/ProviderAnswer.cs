using System.Security.Claims;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>What a provider answered, once the protocol was checked.</summary>
/// <param name="Principal">Who it says they are; null when it says nobody.</param>
/// <param name="Return">Where they were on their way to.</param>
/// <param name="Failure">Why it does not count.</param>
internal sealed record ProviderAnswer(ClaimsPrincipal? Principal, string? Return, Exception? Failure)
{
    /// <summary>Whether the person, or the provider, said no.</summary>
    internal bool IsDenied { get; init; }

    /// <summary>Whether the provider could not be reached.</summary>
    internal bool IsAway => Failure is not null && IsUnreachable(Failure);

    internal static bool IsUnreachable(Exception? e) => e is not null && (e is HttpRequestException or TaskCanceledException or IOException
        || e.Message.StartsWith("IDX20803", StringComparison.Ordinal) || e.Message.StartsWith("IDX20804", StringComparison.Ordinal)
        || IsUnreachable(e.InnerException));

    /// <summary>The values of a claim, each once.</summary>
    internal IReadOnlyList<string> Values(string claim) => [.. Principal!.FindAll(claim).Select(c => c.Value).Distinct()];

    /// <summary>The value of a claim that has one; null when it has none, several, or one that is too long to be believed.</summary>
    internal string? Single(string claim, int longest = 256) =>
        Values(claim) is [{ Length: > 0 } only] && only.Length <= longest && Web.Input.TypedText.IsWhole(only) ? only : null;
}
