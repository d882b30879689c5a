using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// A request with an <c>Idempotency-Key</c> has its effect once: the key is written in the same transaction as the effect
/// (<see cref="ServiceDb.Save(string, TenantEntity?, string?, CancellationToken)"/>), and a repetition, that runs into it or into a rule
/// its first effect has made true, gets the first answer again.
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
            if (key.Length > MaxLength)
            {
                throw new InvalidInput(Name, $"Gebruik hoogstens {MaxLength} tekens.");
            }

            http.Request.EnableBuffering();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(http.Request.Path));
            var buffer = new byte[8192];
            for (int n; (n = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
            {
                hash.AppendData(buffer, 0, n);
            }

            http.Request.Body.Position = 0;
            Note(http, key, Convert.ToHexString(hash.GetHashAndReset()));
        }

        await next(http);
    }

    /// <summary>Notes the key of this request.</summary>
    public static void Note(HttpContext http, string key, string requestHash)
    {
        var requestKey = new RequestKey(key, requestHash);
        http.Items[typeof(RequestKey)] = requestKey;
        http.RequestServices.GetRequiredService<RequestContext>().RequestKey = requestKey;
    }

    /// <summary>The answer that this key already got, as an API result; null when there is none.</summary>
    internal static async Task<IResult?> Replay(HttpContext http) => await Earlier(http) switch
    {
        null => null,
        { CreatedId: { } id } => TypedResults.Created($"{http.Request.Path}/{id}", new CreatedId(id)),
        _ => TypedResults.NoContent(),
    };

    /// <summary>Whether this request's key was carried out before, and what it made.</summary>
    /// <exception cref="Exception">The key came with another request: 422.</exception>
    public static async Task<(bool Done, Guid? CreatedId)> FindEarlier(HttpContext http) =>
        await Earlier(http) is { } earlier ? (true, earlier.CreatedId) : (false, null);

    /// <summary>What this key already brought about, read through both walls; null when there is nothing.</summary>
    private static async Task<IdempotentRequest?> Earlier(HttpContext http)
    {
        if (http.Items[typeof(RequestKey)] is not RequestKey asked
            || http.GetEndpoint()?.Metadata.GetMetadata<OwningService>() is not { } service
            || http.RequestServices.GetRequiredService<RequestContext>() is not { Tenant: { } tenant, Actor.PersonId: { } person } context)
        {
            return null;
        }

        // A scope of its own: the request's database may hold a half-made change.
        await using var scope = http.RequestServices.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, context.AllowedTenantIds, context.Actor);
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service.Name);
        var row = await db.IdempotentRequests.AsNoTracking()
            .FirstOrDefaultAsync(k => k.PersonId == person && k.Key == asked.Key, http.RequestAborted);
        return row is null || row.RequestHash == asked.RequestHash ? row : throw new KeyReused();
    }
}
