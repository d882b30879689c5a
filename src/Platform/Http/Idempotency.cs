using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// A request with an <c>Idempotency-Key</c> has its effect once: the key is written in the same transaction as the effect
/// (<see cref="ServiceDb"/>), and a repetition within 30 days (RetentionJob), that
/// runs into it or into a rule its first effect has made true, is told what the first one made.
/// </summary>
public static class Idempotency
{
    /// <summary>The header, and the field of a form.</summary>
    public const string Name = "Idempotency-Key";

    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>Notes the key of an API call, with a hash of its address and body.</summary>
    internal static async Task Read(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.IsApi() && http.Request.Headers[Name].ToString() is { Length: > 0 } key)
        {
            new Check().Must(key.Length <= MaxLength, Name, $"Gebruik hoogstens {MaxLength} tekens.").ThrowIfInvalid();
            http.Request.EnableBuffering();
            Note(http, key, await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted));
            http.Request.Body.Position = 0;
        }

        await next(http);
    }

    /// <summary>Notes the key of this request; <paramref name="bodyHash"/> is a SHA-256 of its body.</summary>
    public static void Note(HttpContext http, string key, byte[] bodyHash)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(http.Request.Path), .. bodyHash]);
        var requestKey = new RequestKey(key, Convert.ToHexString(hash));
        http.Items[typeof(RequestKey)] = requestKey;
        http.RequestServices.GetRequiredService<RequestContext>().RequestKey = requestKey;
    }

    /// <summary>The answer that this key already got, as an API result; null when there is none.</summary>
    internal static async Task<IResult?> Replay(HttpContext http) => await FindEarlier(http) switch
    {
        { Done: false } => null,
        { CreatedId: { } id } => CreatedId.Answer(http, id),
        _ => TypedResults.NoContent(),
    };

    /// <summary>Whether this request was carried out before under its key, and what it made then; read through both walls.</summary>
    /// <exception cref="KeyReused">The key came with another request.</exception>
    public static async Task<(bool Done, Guid? CreatedId)> FindEarlier(HttpContext http)
    {
        if (http.Items[typeof(RequestKey)] is not RequestKey asked
            || http.GetEndpoint()?.Metadata.GetMetadata<OwningService>() is not { } service
            || http.RequestServices.GetRequiredService<RequestContext>() is not { Tenant: { } tenant, Actor.PersonId: { } person } context)
        {
            return default;
        }

        // A scope of its own: the request's database may hold a half-made change.
        await using var scope = http.RequestServices.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, context.AllowedTenantIds, context.Actor);
        var row = await scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service.Name).IdempotentRequests.AsNoTracking()
            .FirstOrDefaultAsync(k => k.PersonId == person && k.Key == asked.Key, http.RequestAborted);
        return row is null ? default : row.RequestHash == asked.RequestHash ? (true, row.CreatedId) : throw new KeyReused();
    }
}
