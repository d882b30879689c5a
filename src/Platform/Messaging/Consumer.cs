using System.Text.Json;
using MassTransit;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>Handles one kind of message for one service, on a queue of its own: <c>{service}.{consumer}</c>.</summary>
public abstract class Consumer(string service, string name, Type message)
{
    /// <summary>The header that names the tenant of a message.</summary>
    internal const string TenantHeader = "AgII-Tenant";

    /// <summary>The service whose database it writes to.</summary>
    public string Service { get; } = service;

    /// <summary>The name of its class; also the act in the audit log.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of message.</summary>
    public Type Message { get; } = message;

    /// <summary>
    /// Whether messages are handled one at a time. Not what keeps them right, which their versions do; but those about one person would
    /// keep running into each other, and be tried again for nothing.
    /// </summary>
    internal bool OneAtATime { get; init; }

    /// <summary>The queue: <c>caseloads.when-access-changed</c>.</summary>
    public string Queue => $"{Service}.{JsonNamingPolicy.KebabCaseLower.ConvertName(Name)}";

    /// <summary>Adds the handler to its receive endpoint.</summary>
    internal abstract void Receive(IReceiveEndpointConfigurator endpoint, IServiceProvider services);
}

/// <inheritdoc/>
internal sealed class Consumer<TMessage, TDb>(
    string service, string name, Func<TMessage, TDb, IServiceProvider, CancellationToken, Task> handle)
    : Consumer(service, name, typeof(TMessage))
    where TMessage : class
    where TDb : ServiceDb
{
    internal override void Receive(IReceiveEndpointConfigurator endpoint, IServiceProvider services)
    {
        var tracker = services.GetRequiredService<InMemoryDeliveryTracker>();
        endpoint.Handler<TMessage>(async context =>
        {
            try
            {
                await Handle(context, services);
                tracker.Handled(context.MessageId!.Value, Queue);
            }
            catch (Exception e) when (e is RefusedMessage || context.GetRetryAttempt() >= Bus.Retries.Length)
            {
                tracker.Failed(context.MessageId!.Value, e);
                throw;
            }
        });
    }

    /// <summary>The effect and its inbox row in one transaction: a message delivered again finds the row and does nothing.</summary>
    private async Task Handle(ConsumeContext<TMessage> message, IServiceProvider services)
    {
        var ct = message.CancellationToken;
        if (!Guid.TryParse(message.Headers.Get<string>(TenantHeader), out var tenantId)
            || services.GetRequiredService<MunicipalityRegistry>().ById(tenantId) is not { } tenant)
        {
            throw new RefusedMessage("it names no known tenant.");
        }

        var signed = services.GetRequiredService<MessageSignatures>().Open(message, tenantId);
        RequestContext.BeginScope();
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        context.Initialize(tenant, [tenant.Id], Actor.Consumer(Name));
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Database.AutoSavepointsEnabled = false; // what fails undoes it all, so there is nothing to go back to half-way
        var (id, now) = (message.MessageId!.Value, context.Now);
        if (await db.Database.ExecuteSqlAsync(
            $"insert into inbox (message_id, consumer, at) values ({id}, {Name}, {now}) on conflict do nothing", ct) == 0)
        {
            return;
        }

        await handle(signed, db, scope.ServiceProvider, ct);
        await transaction.CommitAsync(ct);
        context.Committed(Service);
    }
}
