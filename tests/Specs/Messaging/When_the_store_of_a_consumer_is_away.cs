using System.Collections.Concurrent;
using AgiiPlatform.Contracts;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Hosting;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>A message waits for the database of its consumer, however long; only what it can never handle ends in an error queue.</summary>
[Collection(Alone.Name)]
public class When_the_store_of_a_consumer_is_away(PlatformFixture platform)
{
    private const string Queue = "overview.when-visit-held";

    [Fact]
    public async Task A_visit_counts_once_it_is_back()
    {
        var consultant = await platform.ConsultantIn("zoutleeuw", "vlaams-brabant");
        var again = new QueuedAgain();
        using (platform.Services.GetRequiredService<IBus>().ConnectSendObserver(again))
        {
            await using (await platform.StoreAway("overview"))
            {
                await HoldVisit(consultant, "zoutleeuw", "2019-05-05");
                await PlatformFixture.Until(async () => PlatformFixture.Full ? again.Visits.Count >= 2 : await HasWaited());
                (await Errors()).ShouldBe(0u);
            }
        }

        await PlatformFixture.Until(() => IsVisited("Zoutleeuw", "2019-05-05"));
        again.Visits.Distinct().Count().ShouldBeLessThanOrEqualTo(1, "the message keeps its id");
    }

    /// <summary>Also the control of the one above: what fails for its own sake is not tried for ever.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task What_fails_for_its_own_sake_goes_to_the_error_queue_and_can_be_replayed()
    {
        var consultant = await platform.ConsultantIn("voeren", "limburg");
        await platform.Run("overview", "", "alter table overview.visits add constraint poison check (date <> '2019-05-06') not valid");
        try
        {
            await HoldVisit(consultant, "voeren", "2019-05-06");
            await PlatformFixture.Until(async () => await Errors() == 1);
        }
        finally
        {
            await platform.Run("overview", "", "alter table overview.visits drop constraint poison");
        }

        (await IsVisited("Voeren", "2019-05-06")).ShouldBeFalse();
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        (await HostProcess.Command(settings, "--ops", "replay", "--service", "overview")).ShouldContain($"{Queue}\t1");
        await PlatformFixture.Until(() => IsVisited("Voeren", "2019-05-06"));
        (await HostProcess.Command(settings, "--ops", "replay", "--service", "overview")).ShouldNotContain(Queue);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task What_is_delivered_too_often_is_in_the_error_queue_too()
    {
        await using var connection = await Broker();
        await using var channel = await connection.CreateChannelAsync();
        var before = await channel.MessageCountAsync(ErrorQueues.Of(Queue));

        // A queue like those of the consumers, but of nobody: what is given back to it often enough is moved.
        var arguments = new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 20, ["x-dead-letter-exchange"] = ErrorQueues.Of(Queue),
        };
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, arguments); // refused when it differs
        await channel.QueueDeclareAsync("spec.too-often", durable: true, exclusive: false, autoDelete: false, arguments);
        await channel.BasicPublishAsync("", "spec.too-often", "x"u8.ToArray());
        await PlatformFixture.Until(async () =>
        {
            if (await channel.BasicGetAsync("spec.too-often", autoAck: false) is { } message)
            {
                await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
            }

            return await channel.MessageCountAsync(ErrorQueues.Of(Queue)) > before;
        });
        await channel.QueuePurgeAsync(ErrorQueues.Of(Queue));
        await channel.QueueDeleteAsync("spec.too-often");
    }

    private static async Task HoldVisit(HttpClient consultant, string municipality, string date)
    {
        var visit = await consultant.Create($"/api/{municipality}/visits", new { date, topic = "Kennismaking" });
        (await consultant.PostJson($"/api/{municipality}/visits/{visit}/completion", new { date, outcome = "Goed gesprek." }))
            .IsSuccessStatusCode.ShouldBeTrue();
    }

    private async Task<bool> IsVisited(string municipality, string asOf)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var answer = await administrator.GetAsync($"/api/agii/overview/municipalities?asOf={asOf}");
        return answer.IsSuccessStatusCode && (await answer.Body()).AsArray()
            .First(m => m!["name"]!.GetValue<string>() == municipality)!["visited"]!.GetValue<bool>();
    }

    /// <summary>In memory the outbox is what keeps it: whether it was tried and is still there.</summary>
    private async Task<bool> HasWaited()
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return await scope.AsRelay("caseloads").Outbox
            .AnyAsync(r => r.Type == typeof(VisitHeld).FullName && r.SentAt == null && r.Attempts > 0);
    }

    private static Task<IConnection> Broker() =>
        new ConnectionFactory { Uri = new Uri(Environment.GetEnvironmentVariable("AGII_SPECS_RABBITMQ")!) }.CreateConnectionAsync();

    private static async Task<uint> Errors()
    {
        if (!PlatformFixture.Full)
        {
            return 0;
        }

        await using var connection = await Broker();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(ErrorQueues.Of(Queue));
    }

    /// <summary>Sees which messages about visits are put back in their queue.</summary>
    private sealed class QueuedAgain : ISendObserver
    {
        internal ConcurrentBag<Guid?> Visits { get; } = [];

        public Task PostSend<T>(SendContext<T> context) where T : class
        {
            if (context.Message is VisitHeld)
            {
                Visits.Add(context.MessageId);
            }

            return Task.CompletedTask;
        }

        public Task PreSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

        public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }
}
