using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// A request with an <c>Idempotency-Key</c> has its effect once: the key is written in the same transaction as the effect
/// (<see cref="ServiceDb"/>), and a repetition within 30 days (RetentionJob), which runs into it or is refused, gets the first answer.
/// </summary>
public static class Idempotency
{
    /// <summary>The header, and the field of a form.</summary>
    public const string Name = "Idempotency-Key";

    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>Notes the key of an API call that writes.</summary>
    internal static async Task Read(HttpContext http, RequestDelegate next)
    {
        if (http.IsApi() && !HttpMethods.IsGet(http.Request.Method) && http.Request.Headers[Name].ToString() is { Length: > 0 } key)
        {
            new Check().Must(key.Length <= MaxLength, Name, $"Gebruik hoogstens {MaxLength} tekens.").ThrowIfInvalid();
            await Note(http, key);
        }

        await next(http);
    }

    /// <summary>
    /// Notes the key of this request with a hash of all that it asks: method, address, query and body; of a form the fields and files, for
    /// what separates them, and the token against forgery, are others each time.
    /// </summary>
    public static async Task Note(HttpContext http, string key)
    {
        var request = http.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{request.Method} {request.Path}{request.QueryString}");
        if (request.HasFormContentType)
        {
#pragma warning disable RS0030 // hashed as it came, tidied or not
            var form = await request.ReadFormAsync(http.RequestAborted);
#pragma warning restore RS0030
            form.Where(f => f.Key is not Name && !f.Key.StartsWith("__", StringComparison.Ordinal)).ToList()
                .ForEach(f => Add($"{f.Key}={string.Join('\0', f.Value.AsEnumerable())}"));
            foreach (var file in form.Files)
            {
                await using var content = file.OpenReadStream();
                Add($"{file.Name}={file.FileName}={Convert.ToHexString(await SHA256.HashDataAsync(content, http.RequestAborted))}");
            }
        }
        else
        {
            request.EnableBuffering();
            hash.AppendData(await SHA256.HashDataAsync(request.Body, http.RequestAborted));
            request.Body.Position = 0;
        }

        var requestKey = new RequestKey(key, Convert.ToHexString(hash.GetHashAndReset()));
        http.Items[typeof(RequestKey)] = requestKey;
        http.RequestServices.GetRequiredService<RequestContext>().RequestKey = requestKey;

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + '\n'));
    }

    /// <summary>The answer that this key already got, as an API result; null when there is none.</summary>
    internal static async Task<IResult?> Replay(HttpContext http) => await FindEarlier(http) switch
    {
        { Done: false } => null,
        { CreatedId: { } id } when http.GetEndpoint()?.Metadata.GetMetadata<CreatedId.Collection>() is { } => CreatedId.Answer(http, id),
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
