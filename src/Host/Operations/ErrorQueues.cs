using AgiiPlatform.Platform.Messaging;
using RabbitMQ.Client;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// The error queues on the broker: what a consumer could not handle, and what was delivered too often. <c>--replay {service}</c> offers it
/// to the consumers of that service once more, with the same ids, so that what had its effect already has none.
/// </summary>
internal static class ErrorQueues
{
    /// <summary>Moves what lies in the error queues of a service back to its queues; answers how many messages of which queue.</summary>
    internal static async Task<IReadOnlyDictionary<string, int>> Replay(
        string broker, IEnumerable<Consumer> consumers, string service, CancellationToken ct = default)
    {
        var queues = consumers.Where(c => c.Service == service).Select(c => c.Queue).ToList();
        if (queues.Count == 0)
        {
            throw new InvalidOperationException($"There is no service '{service}' with messages to replay.");
        }

        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(ct);
        var moved = new Dictionary<string, int>();
        foreach (var queue in queues)
        {
            await using var channel = await connection.CreateChannelAsync(new(true, true), ct); // waits for the broker's confirms
            // No more than lie there now: what fails again comes back behind them.
            for (var waiting = await channel.MessageCountAsync(Of(queue), ct); waiting > 0; waiting--)
            {
                if (await channel.BasicGetAsync(Of(queue), autoAck: false, ct) is not { } message)
                {
                    break;
                }

                await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body, ct);
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
                moved[queue] = moved.GetValueOrDefault(queue) + 1;
            }
        }

        return moved;
    }

    /// <summary>The name of a queue's error queue.</summary>
    internal static string Of(string queue) => $"{queue}_error";
}
