using System.Globalization;
using System.Text;
using AgiiPlatform.Host.Operations.Logs;
using AgiiPlatform.Platform.Messaging;
using RabbitMQ.Client;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// The error queues on the broker: what a consumer could not handle, and what was delivered too often. <see cref="ReplayErrors"/> offers it
/// to the consumers of that service once more, with the same ids, so that what had its effect already has none.
/// </summary>
internal static class ErrorQueues
{
    /// <summary>How many messages of a queue are shown, from the oldest on.</summary>
    internal const int Shown = 50;

    /// <summary>
    /// The broker counts how often a message was given back, and after twenty times drops it from an error queue: one that was looked at
    /// this often is put at the back, as new.
    /// </summary>
    private const int LookedAtOften = 10;

    /// <summary>What lies in the error queues of a service. Looking takes nothing out.</summary>
    internal static async Task<IReadOnlyList<ErrorQueue>> Read(
        string broker, IEnumerable<Consumer> consumers, string service, CancellationToken ct)
    {
        await using var connection = await Connect(broker, ct);
        var queues = new List<ErrorQueue>();
        foreach (var consumer in consumers.Where(c => c.Service == service))
        {
            await using var channel = await Channel(connection, ct); // what it took goes back where it was when it closes
            var waiting = await channel.MessageCountAsync(Of(consumer.Queue), ct);
            var messages = new List<ErrorMessage>();
            while (messages.Count < Shown && messages.Count < waiting
                && await channel.BasicGetAsync(Of(consumer.Queue), autoAck: false, ct) is { } message)
            {
                messages.Add(Describe(message.BasicProperties));
                if (Convert.ToInt64(Header(message.BasicProperties, "x-delivery-count"), CultureInfo.InvariantCulture) >= LookedAtOften)
                {
                    await Move(channel, message, Of(consumer.Queue), ct);
                }
            }

            queues.Add(new(consumer.Queue, consumer.Message.Name, waiting, messages));
        }

        return queues;
    }

    /// <summary>How many messages wait for each of these consumers, and how many lie in its error queue.</summary>
    internal static async Task<IReadOnlyList<(Consumer Consumer, uint Waiting, uint Failed)>> Depths(
        string broker, IEnumerable<Consumer> consumers, CancellationToken ct)
    {
        await using var connection = await Connect(broker, ct);
        await using var channel = await Channel(connection, ct);
        var depths = new List<(Consumer, uint, uint)>();
        foreach (var consumer in consumers)
        {
            depths.Add((consumer, await channel.MessageCountAsync(consumer.Queue, ct),
                await channel.MessageCountAsync(Of(consumer.Queue), ct)));
        }

        return depths;
    }

    /// <summary>Moves what lies in the error queue of a queue, or of that the message with this id, back to it; answers how many.</summary>
    internal static async Task<int> Replay(string broker, string queue, Guid? only, CancellationToken ct)
    {
        await using var connection = await Connect(broker, ct);
        await using var channel = await Channel(connection, ct);
        var moved = 0;
        // No more than lie there now: what fails again comes back behind them.
        for (var waiting = await channel.MessageCountAsync(Of(queue), ct); waiting > 0; waiting--)
        {
            if (await channel.BasicGetAsync(Of(queue), autoAck: false, ct) is not { } message)
            {
                break;
            }

            if (only is null || message.BasicProperties.MessageId == only.ToString())
            {
                await Move(channel, message, queue, ct);
                moved++;
            }
        }

        return moved;
    }

    /// <summary>The name of a queue's error queue.</summary>
    internal static string Of(string queue) => $"{queue}_error";

    private static Task<IConnection> Connect(string broker, CancellationToken ct) =>
        new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(ct);

    /// <summary>A channel that waits for the broker's confirms.</summary>
    private static Task<IChannel> Channel(IConnection connection, CancellationToken ct) =>
        connection.CreateChannelAsync(new(true, true), ct);

    private static async Task Move(IChannel channel, BasicGetResult message, string queue, CancellationToken ct)
    {
        var properties = new BasicProperties(message.BasicProperties);
        properties.Headers?.Remove("x-delivery-count");
        // Through the queue's own exchange: nobody may write to the broker's default one, which leads to every queue.
        await channel.BasicPublishAsync(queue, "", mandatory: true, properties, message.Body, ct);
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
    }

    private static ErrorMessage Describe(IReadOnlyBasicProperties message)
    {
        var failed = DateTimeOffset.TryParse(Text("MT-Fault-Timestamp"), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var at);
        var (type, text) = (Text("MT-Fault-ExceptionType")?.Split('.')[^1], Text("MT-Fault-Message") ?? "");
        return new(message.MessageId ?? "", Guid.TryParse(Text(Consumer.TenantHeader), out var tenant) ? tenant : null,
            failed ? at.UtcDateTime : null, Reason(type, text),
            Redaction.OfError(type is null ? "Delivered too often without an answer." : $"{type}: {text}"));

        string? Text(string name) => Header(message, name) is byte[] text ? Encoding.UTF8.GetString(text) : null;
    }

    /// <summary>Why, for an operator: what to look for, in plain words.</summary>
    internal static string Reason(string? type, string text) => type switch
    {
        null => "Te vaak afgeleverd zonder antwoord. Kijk of de dienst telkens stopte.",
        nameof(RefusedMessage) when text.Contains("not signed", StringComparison.Ordinal) =>
            "De handtekening klopt niet. Kijk of alle diensten dezelfde berichtsleutels hebben.",
        nameof(RefusedMessage) => "De inhoud kan niet kloppen: het bericht is geweigerd.",
        "JsonException" or "SerializationException" or "MessageTypeException" =>
            "Het bericht is niet leesbaar. Kijk of alle diensten dezelfde versie hebben.",
        "PostgresException" or "DbUpdateException" or "SqliteException" =>
            "De databank weigerde het. Kijk of de databank bij deze versie hoort.",
        "NpgsqlException" or "TimeoutException" or "TaskCanceledException" or "OperationCanceledException" =>
            "De databank antwoordde niet op tijd. Bied het opnieuw aan als ze weer antwoordt.",
        _ => "De dienst kon het niet verwerken. De technische melding staat in het logboek van de dienst.",
    };

    private static object? Header(IReadOnlyBasicProperties message, string name) =>
        message.Headers is { } all && all.TryGetValue(name, out var value) ? value : null;
}
