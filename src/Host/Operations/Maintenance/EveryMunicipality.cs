using System.Text.Json;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Work for every municipality is a message for each, all in the outbox or none. It is shared by the processes that run, goes on after a
/// kill where it was, and no request or command waits for it.
/// </summary>
internal static class EveryMunicipality
{
    /// <summary>Puts the message in the outbox for each municipality, with the next <c>Save</c>.</summary>
    internal static void PublishForEach(this ServiceDb db, MunicipalityRegistry registry, object message) =>
        db.AddRange(registry.Municipalities.Select(t => new OutboxMessage
        {
            Id = Ids.New(), TenantId = t.Id, At = db.Context.Now, DueAt = db.Context.Now,
            Type = message.GetType().FullName!, Body = JsonSerializer.Serialize(message, message.GetType(), Json.Messages),
        }));
}
