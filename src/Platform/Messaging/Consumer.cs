using MassTransit;
using MassTransit.Middleware;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>Handles one kind of message for one service, on a queue of its own: <c>{service}.{consumer}</c>.</summary>
public abstract class Consumer(string service, string name, Type message)
{
    /// <summary>The header that names the tenant of a message.</summary>
    internal const string TenantHeader = "AgII-Tenant";

    /// <summary>The header that says how many seconds a message waited last, when its consumer could not write.</summary>
    internal const string WaitedHeader = "AgII-Waited";

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
        var subscriptions = services.GetRequiredService<Subscriptions>();
        endpoint.Handler<TMessage>(async context =>
        {
            try
            {
                await Handle(context, services);
                tracker.Handled(context.MessageId!.Value, Queue);
            }
            catch (Exception e) when (e is RefusedMessage || context.GetRetryAttempt() >= Bus.Retries.Length)
            {
                tracker.Handled(context.MessageId!.Value, Queue, e);
                await (MayPass(e) && !subscriptions.InMemory ? WaitAndQueueAgain(context, e, services) : Task.FromException(e));
            }
        });
    }

    /// <summary>Whether it is no fault of the message: the store does not answer, or another writer keeps being first.</summary>
    private static bool MayPass(Exception e) => StoreAway.IsCauseOf(e) || e is RuleViolation { Rule: ServiceDb.ChangedMeanwhile };

    /// <summary>Back of the queue, each time after a longer wait, for as long as it takes (docs/decisions/0018).</summary>
    private async Task WaitAndQueueAgain(ConsumeContext<TMessage> message, Exception e, IServiceProvider services)
    {
        var wait = Math.Min(2 * (message.Headers.Get<int>(WaitedHeader) ?? 1), 60);
        services.GetRequiredService<ILogger<Consumer>>().LogWarning(e, "{Queue}: {Id} waits {Wait} s.", Queue, message.MessageId, wait);
        await Task.Delay(TimeSpan.FromSeconds(wait), services.GetRequiredService<TimeProvider>(), message.CancellationToken);
        var queue = await message.GetSendEndpoint(message.ReceiveContext.InputAddress);
        await queue.Send(message.Message, new CopyContextPipe(message, (_, copy) => copy.Headers.Set(WaitedHeader, wait)));
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
