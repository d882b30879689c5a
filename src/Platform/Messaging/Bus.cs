using MassTransit;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// The bus: RabbitMQ when <c>ConnectionStrings:rabbitmq</c> is set (quorum queues, confirms, error queues), in memory otherwise.
/// One per process; each consumer has its own queue.
/// </summary>
public static class Bus
{
    /// <summary>Waits between the tries of a consumer; after the last, a message it cannot handle goes to the error queue.</summary>
    internal static readonly TimeSpan[] Retries = [.. new[] { 100, 500, 2_000 }.Select(wait => TimeSpan.FromMilliseconds(wait))];

    /// <summary>Whether the configuration names a broker.</summary>
    public static string? Broker(this IConfiguration configuration) => configuration.GetConnectionString("rabbitmq");

    /// <summary>
    /// Registers the bus, with the consumers of this process, and a relay for each of its databases. <paramref name="allConsumers"/>
    /// are those of all services, here or elsewhere.
    /// </summary>
    public static void AddBus(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<Consumer> allConsumers)
    {
        var broker = configuration.Broker();
        services.AddSingleton<InMemoryDeliveryTracker>();
        services.AddSingleton<MessageSignatures>();
        services.AddSingleton(new Subscriptions(allConsumers, InMemory: broker is null));
        // With a broker that is down the platform still starts and accepts work; the outbox keeps what is to be sent.
        services.AddOptions<MassTransitHostOptions>().Configure(o =>
            (o.WaitUntilStarted, o.StopTimeout) = (broker is null, TimeSpan.FromSeconds(10)));
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // on by default, it tells its makers over the internet how it is used
            if (broker is null)
            {
                bus.UsingInMemory((context, cfg) => Endpoints(cfg, context.GetServices<Consumer>(), context, binds: true));
            }
            else
            {
                bus.UsingRabbitMq((context, cfg) =>
                {
                    cfg.Host(new Uri(broker));
                    Endpoints(cfg, context.GetServices<Consumer>(), context, binds: false);
                });
            }
        });
        services.AddSingleton<OutboxRelay>();
        services.AddHostedService(s => s.GetRequiredService<OutboxRelay>());
    }

    /// <summary>
    /// Declares this process's queues on the broker; with <paramref name="all"/>, as the migration job does, those of every service, and
    /// binds them to the messages they want: no service may touch what is another's.
    /// </summary>
    internal static Task DeclareTopology(string broker, IServiceProvider services, bool all, CancellationToken ct) =>
        MassTransit.Bus.Factory.CreateUsingRabbitMq(cfg =>
        {
            cfg.Host(new Uri(broker));
            cfg.DeployTopologyOnly = true;
            var consumers = all ? services.GetRequiredService<Subscriptions>().Consumers : services.GetServices<Consumer>();
            Endpoints(cfg, consumers, services, binds: all);
        }).DeployAsync(ct);

    private static void Endpoints(IBusFactoryConfigurator cfg, IEnumerable<Consumer> consumers, IServiceProvider services, bool binds)
    {
        foreach (var consumer in consumers)
        {
            cfg.ReceiveEndpoint(consumer.Queue, e => Receive(e, consumer, services, binds));
        }
    }

    private static void Receive(IReceiveEndpointConfigurator endpoint, Consumer consumer, IServiceProvider services, bool binds)
    {
        endpoint.ConfigureConsumeTopology = binds;
        endpoint.PublishFaults = false; // nobody reads them, and they would go to exchanges that are no service's
        endpoint.PrefetchCount = 16;
        endpoint.ConcurrentMessageLimit = consumer.OneAtATime ? 1 : 8;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            // What is delivered too often goes to the error queue, with the same arguments, as MassTransit asks for it with those.
            // 4.x of the broker has another limit than 3.x: say it.
            var errors = $"{consumer.Queue}_error";
            rabbit.BindDeadLetterQueue(errors, errors, q => Arguments(q, errors));
            Arguments(rabbit, errors);
        }

        endpoint.UseMessageRetry(r => r.Intervals(Retries).Ignore<RefusedMessage>());
        consumer.Receive(endpoint, services);
    }

    private static void Arguments(IRabbitMqQueueConfigurator queue, string errors)
    {
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", 20);
        queue.SetQueueArgument("x-dead-letter-exchange", errors);
    }
}
