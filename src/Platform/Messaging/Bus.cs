using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// The bus: RabbitMQ when <c>ConnectionStrings:rabbitmq</c> is set (quorum queues, confirms, error queues), in memory otherwise.
/// One per process; each reaction has its own queue.
/// </summary>
public static class Bus
{
    /// <summary>Waits between the tries of a reaction; after the last the message goes to the queue's error queue and blocks nobody.</summary>
    internal static readonly TimeSpan[] Retries =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    /// <summary>Whether the configuration names a broker.</summary>
    public static string? Broker(this IConfiguration configuration) => configuration.GetConnectionString("rabbitmq");

    /// <summary>
    /// Registers the bus, with the reactions of this process, and a relay for each of its databases. <paramref name="everyReaction"/>
    /// are those of all services, here or elsewhere: their queues are declared before anything is published, so that no message is
    /// sent into the void because its reader has not started yet.
    /// </summary>
    public static void AddBus(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<Reaction> everyReaction)
    {
        var broker = configuration.Broker();
        services.AddSingleton<Settlement>();
        services.AddSingleton(new Subscriptions(everyReaction, InMemory: broker is null));
        services.AddOptions<MassTransitHostOptions>().Configure(o =>
        {
            // With a broker that is down the platform still starts and accepts work; the outbox keeps what is to be sent.
            o.WaitUntilStarted = broker is null;
            o.StopTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // on by default, it tells its makers over the internet how it is used
            if (broker is null)
            {
                bus.UsingInMemory((context, cfg) => Endpoints(cfg, context));
            }
            else
            {
                bus.UsingRabbitMq((context, cfg) =>
                {
                    cfg.Host(new Uri(broker));
                    Endpoints(cfg, context);
                });
            }
        });
        services.AddHostedService<Relays>();
        services.AddSingleton<Clearing>();
        services.AddHostedService(s => s.GetRequiredService<Clearing>());
    }

    /// <summary>Declares the queues of every service on the broker. Does nothing without one.</summary>
    internal static async Task DeclareTopology(string broker, IEnumerable<Reaction> reactions, IServiceProvider services, CancellationToken ct)
    {
        var control = MassTransit.Bus.Factory.CreateUsingRabbitMq(cfg =>
        {
            cfg.Host(new Uri(broker));
            cfg.DeployTopologyOnly = true;
            foreach (var reaction in reactions)
            {
                cfg.ReceiveEndpoint(reaction.Queue, e => Receive(e, reaction, services));
            }
        });
        await control.DeployAsync(ct);
    }

    private static void Endpoints(IBusFactoryConfigurator cfg, IServiceProvider services)
    {
        foreach (var reaction in services.GetServices<Reaction>())
        {
            cfg.ReceiveEndpoint(reaction.Queue, e => Receive(e, reaction, services));
        }
    }

    private static void Receive(IReceiveEndpointConfigurator endpoint, Reaction reaction, IServiceProvider services)
    {
        endpoint.PrefetchCount = 16;
        endpoint.ConcurrentMessageLimit = reaction.OneAtATime ? 1 : 8;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
            rabbit.SetQueueArgument("x-delivery-limit", 20); // 4.x of the broker has another default than 3.x: say it
        }

        endpoint.UseMessageRetry(r =>
        {
            r.Intervals(Retries);
            r.Ignore<MessageWithoutTenant>();
        });
        reaction.Receive(endpoint, services);
    }
}

/// <summary>Which queues want which message, across all services.</summary>
internal sealed record Subscriptions(IReadOnlyList<Reaction> Reactions, bool InMemory)
{
    private readonly ILookup<Type, string> _queues = Reactions.ToLookup(r => r.Message, r => r.Queue);

    internal IReadOnlyCollection<string> QueuesFor(Type message) => [.. _queues[message]];
}
