using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform.Http;

/// <summary>The key is known, but for another request: 422.</summary>
internal sealed class KeyReused() : Exception("Idempotency key reused.");

/// <summary>
/// A request with an <c>Idempotency-Key</c> has its effect once: the key is written in the same transaction as the effect
/// (<see cref="ServiceDb.Save(string, TenantRow?, string?, CancellationToken)"/>, <see cref="ServiceDb.SaveNew"/>), and a repetition, that runs into it or into a rule
/// its first effect has made true, gets the first answer again.
/// </summary>
internal static class IdempotencyKeys
{
    internal const string Name = "Idempotency-Key";
    private const int MaxLength = 100;

    /// <summary>Notes the key of an API call, with a hash of method, address and body.</summary>
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

    /// <summary>Notes the key of a form.</summary>
    internal static void Note(HttpContext http, string key, string requestHash)
    {
        var idempotency = new Idempotency(key, requestHash);
        http.Items[typeof(Idempotency)] = idempotency;
        http.RequestServices.GetRequiredService<UnitOfWork>().Idempotency = idempotency;
    }

    /// <summary>The answer that this key already got, as an API result; null when there is none.</summary>
    internal static async Task<IResult?> Replay(HttpContext http) => await Earlier(http) switch
    {
        null => null,
        { CreatedId: { } id } => TypedResults.Created($"{http.Request.Path}/{id}", new CreatedId(id)),
        _ => TypedResults.NoContent(),
    };

    /// <summary>The row that this key left behind, read through both walls; null when there is none.</summary>
    internal static async Task<IdempotencyRow?> Earlier(HttpContext http)
    {
        if (http.Items[typeof(Idempotency)] is not Idempotency asked
            || http.GetEndpoint()?.Metadata.GetMetadata<OfService>() is not { } service
            || http.RequestServices.GetRequiredService<UnitOfWork>() is not { Tenant: { } tenant, Actor.PersonId: { } person } work)
        {
            return null;
        }

        // A scope of its own: the request's context may hold a half-made change.
        await using var scope = http.RequestServices.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<UnitOfWork>().Enter(tenant, work.Reach, work.Actor);
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service.Name);
        var row = await db.IdempotencyKeys.AsNoTracking()
            .FirstOrDefaultAsync(k => k.PersonId == person && k.Key == asked.Key, http.RequestAborted);
        return row is null || row.RequestHash == asked.RequestHash ? row : throw new KeyReused();
    }
}

/// <summary>The answer to a call that made something: its id.</summary>
public sealed record CreatedId(Guid Id);
