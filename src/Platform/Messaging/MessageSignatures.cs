using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Contracts;
using MassTransit;
using MassTransit.Serialization;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// Whoever reaches the broker can put anything on it. So each message bears an HMAC-SHA256 of the service whose outbox it comes from, over
/// its id, tenant, type and body; a consumer handles what is signed with a key of the service that publishes this type, and nothing else.
/// </summary>
/// <remarks>
/// The keys are <c>Messages:Keys:{service}:{version}</c> (base64, 32 bytes). The lowest version signs, all are accepted: to renew a key,
/// add the next version everywhere, then take the old one away. Without a broker, keys made at the start do: nothing leaves the process.
/// </remarks>
internal sealed class MessageSignatures
{
    internal const string Header = "AgII-Signature";
    // A reader writes anew what the bus wrote: it does not matter where the bus puts its white space, or whether it escapes an é.
    private static readonly JsonSerializerOptions Compact = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = false };
    private readonly Dictionary<string, List<byte[]>> _keys;

    /// <summary>Takes the keys of the services of this process, and of those that publish what it consumes.</summary>
    public MessageSignatures(IConfiguration configuration, IEnumerable<ServiceDatabase> databases, IEnumerable<Consumer> consumers) =>
        _keys = databases.Select(d => d.Name).Concat(consumers.SelectMany(c => Publishers(c.Message))).Distinct()
            .ToDictionary(s => s, s => Keys(configuration, s));

    /// <summary>Signs a message of this service's outbox, as the bus will write it.</summary>
    internal void Sign(SendContext context, string service, Guid tenant, object message) =>
        context.Headers.Set(Header, Convert.ToBase64String(Hash(_keys[service][0], context.MessageId, tenant, message.GetType(),
            JsonSerializer.Serialize(message, message.GetType(), Compact))));

    /// <summary>The message that was signed, read from the very text that was.</summary>
    /// <exception cref="RefusedMessage">It is not signed by the service that publishes its type.</exception>
    internal T Open<T>(ConsumeContext<T> context, Guid tenant) where T : class =>
        Open<T>(context.ReceiveContext.Body.GetBytes(), context.Headers.Get<string>(Header), context.MessageId, tenant);

    /// <inheritdoc cref="Open{T}(ConsumeContext{T}, Guid)"/>
    internal T Open<T>(byte[] envelope, string? signature, Guid? id, Guid tenant)
    {
        using var json = JsonDocument.Parse(envelope);
        var given = new byte[HMACSHA256.HashSizeInBytes];
        var isSigned = Convert.TryFromBase64String(signature ?? "", given, out _) & json.RootElement.TryGetProperty("message", out var body)
            && JsonSerializer.Serialize(body, Compact) is var text
            && Publishers(typeof(T)).SelectMany(p => _keys[p])
                .Any(k => CryptographicOperations.FixedTimeEquals(given, Hash(k, id, tenant, typeof(T), text)));
        RefusedMessage.If(!isSigned, $"{typeof(T).Name} {id} is not signed by {string.Join(" or ", Publishers(typeof(T)))}.");
        return body.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;
    }

    private static string[] Publishers(Type message) => message.GetCustomAttribute<PublishedByAttribute>()!.Services;

    private static byte[] Hash(byte[] key, Guid? id, Guid tenant, Type type, string body) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}\n{tenant}\n{type.FullName}\n{body}"));

    private static List<byte[]> Keys(IConfiguration configuration, string service)
    {
        var keys = configuration.GetSection($"Messages:Keys:{service}").GetChildren()
            .OrderBy(k => int.Parse(k.Key, null)).Select(k => Convert.FromBase64String(k.Value!)).ToList();
        return keys.Count > 0 ? keys : configuration.Broker() is null ? [RandomNumberGenerator.GetBytes(32)]
            : throw new InvalidOperationException($"Messages:Keys:{service} is missing: what {service} publishes is signed with it.");
    }
}
