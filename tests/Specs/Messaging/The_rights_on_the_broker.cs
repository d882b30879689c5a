using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgiiPlatform.Contracts;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Hosting;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>
/// Each service has its own user on the broker, who publishes its messages, reads its queues and nothing else. In each of these the control
/// is the same thing done by who may.
/// </summary>
[Trait(Shape.Only, Shape.Full)]
[Collection(Alone.Name)]
public sealed class The_rights_on_the_broker(PlatformFixture platform)
{
    private const string Access = "AgiiPlatform.Contracts:AccessChanged";
    private const string Queue = "overview.when-visit-held";
    private static readonly string Administrator = PlatformFixture.Settings("")["ConnectionStrings:rabbitmq"];

    [Theory]
    [InlineData("agreements")]
    [InlineData("caseloads")]
    [InlineData("inburgering")]
    [InlineData("overview")]
    public async Task Only_identity_publishes_the_rights_of_people(string service)
    {
        (await Refuses(service, c => Publish(c, Access, ""))).ShouldBeTrue();
        (await Refuses(service, c => Publish(c, "", "overview.when-access-changed"))).ShouldBeTrue("past the exchange");
        (await Refuses(service, c => Publish(c, "identity.when-access-changed", ""))).ShouldBeTrue("straight to another's queue");
        (await Refuses(service, c => c.ExchangeBindAsync(Access, $"{service}.when-access-changed", ""))).ShouldBeTrue("by a detour");
        (await Refuses(service, c => c.ExchangeDeleteAsync(Access))).ShouldBeTrue();

        (await Refuses("identity", c => Publish(c, Access, ""))).ShouldBeFalse("the control: its own");
        (await Refuses(null, c => Publish(c, Access, ""))).ShouldBeFalse("the control: who may do everything");
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("agreements")]
    [InlineData("caseloads")]
    [InlineData("inburgering")]
    public async Task Nobody_reads_the_queue_of_another_service(string service)
    {
        (await Refuses(service, c => c.BasicGetAsync(ErrorQueues.Of(Queue), autoAck: false))).ShouldBeTrue();
        (await Refuses(service, c => c.BasicConsumeAsync(Queue, autoAck: false, new AsyncDefaultBasicConsumer(c)))).ShouldBeTrue();
        (await Refuses(service, c => c.QueuePurgeAsync(ErrorQueues.Of(Queue)))).ShouldBeTrue();
        (await Refuses(service, c => c.QueueDeleteAsync(Queue))).ShouldBeTrue();
        (await Refuses(service, c => c.QueueDeclareAsync("spec.of-nobody"))).ShouldBeTrue();
        (await Refuses(service, c => c.QueueBindAsync(Queue, Access, ""))).ShouldBeTrue();

        (await Refuses("overview", c => c.BasicGetAsync(ErrorQueues.Of(Queue), autoAck: false))).ShouldBeFalse("the control: its own");
        (await Refuses(null, c => c.BasicGetAsync(ErrorQueues.Of(Queue), autoAck: false))).ShouldBeFalse("the control");
    }

    [Fact]
    public async Task No_service_listens_to_the_messages_of_another()
    {
        var queue = "caseloads.spec-that-listens";
        (await Refuses("caseloads", c => c.QueueDeclareAsync(queue, true, false, false))).ShouldBeFalse("the control: a queue of its own");

        (await Refuses("caseloads", c => c.QueueBindAsync(queue, "AgiiPlatform.Contracts:AgreementSigned", ""))).ShouldBeTrue();
        (await Refuses(null, c => c.QueueBindAsync(queue, "AgiiPlatform.Contracts:AgreementSigned", ""))).ShouldBeFalse("the control");

        (await Refuses("caseloads", c => c.QueueDeleteAsync(queue))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_service_could_not_handle_it_offers_again_with_its_own_user()
    {
        await using var connection = await Connect("overview");
        await using var channel = await connection.CreateChannelAsync();
        var consumers = platform.Services.GetRequiredService<Subscriptions>().Consumers.Where(c => c.Service == "overview");
        await Publish(channel, ErrorQueues.Of(Queue), "", "not a message"u8.ToArray());

        await PlatformFixture.Until(async () =>
            (await ErrorQueues.Depths(PlatformFixture.Broker("overview"), consumers, default)).Any(q => q.Failed > 0));
        (await ErrorQueues.Replay(PlatformFixture.Broker("overview"), Queue, only: null, default)).ShouldBeGreaterThanOrEqualTo(1);

        // No consumer can read it: it comes back.
        await PlatformFixture.Until(async () => await channel.MessageCountAsync(ErrorQueues.Of(Queue)) > 0);
        await channel.QueuePurgeAsync(ErrorQueues.Of(Queue));
    }

    [Fact]
    public async Task The_command_names_every_service_and_every_message()
    {
        var printed = await HostProcess.Command(new Dictionary<string, string>(), "--broker-permissions", "agii");

        var users = JsonDocument.Parse(printed).RootElement.GetProperty("permissions").EnumerateArray().ToList();
        users.ShouldAllBe(u => u.GetProperty("vhost").GetString() == "agii");
        users.Select(u => u.GetProperty("user").GetString()).ShouldBe(
            [.. platform.Services.GetServices<ServiceDatabase>().Select(d => $"agii_{d.Name}"), "agii_migrator"], ignoreOrder: true);
        var messages = typeof(AccessChanged).Assembly.GetTypes().Where(t => t.IsDefined(typeof(PublishedByAttribute), false)).ToList();
        messages.ShouldNotBeEmpty();
        foreach (var message in messages)
        {
            var exchange = new RabbitMqMessageNameFormatter().GetMessageName(message);
            users.Where(u => Regex.IsMatch(exchange, u.GetProperty("write").GetString()!, RegexOptions.NonBacktracking))
                .Select(u => u.GetProperty("user").GetString()).ShouldBe(
                    message.GetCustomAttribute<PublishedByAttribute>()!.Services.Select(s => $"agii_{s}"), ignoreOrder: true, exchange);
        }
    }

    private static async Task Publish(IChannel channel, string exchange, string routingKey, byte[]? body = null) =>
        await channel.BasicPublishAsync(exchange, routingKey, mandatory: false, new BasicProperties(), body ?? "{}"u8.ToArray());

    /// <summary>Whether the broker refuses this to the user of a service, or to who may do everything.</summary>
    private static async Task<bool> Refuses(string? service, Func<IChannel, Task> act)
    {
        await using var connection = await Connect(service);
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true));
        try
        {
            await act(channel);
            return false;
        }
        catch (Exception e) when (e is OperationInterruptedException or AlreadyClosedException or PublishException)
        {
            (channel.CloseReason?.ReplyCode).ShouldBe((ushort)403, e.Message);
            return true;
        }
    }

    private static Task<IConnection> Connect(string? service) =>
        new ConnectionFactory { Uri = new Uri(service is null ? Administrator : PlatformFixture.Broker(service)) }.CreateConnectionAsync();
}
