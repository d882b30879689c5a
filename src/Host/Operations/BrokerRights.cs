using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Hosting;
using MassTransit.RabbitMqTransport;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Who may do what on the broker: a user per service (<c>agii_{service}</c>), who publishes the messages of that service, reads its queues
/// and touches nothing else, and <c>agii_migrator</c>, who makes the queues and binds them. <c>--broker-permissions {vhost}</c> prints it
/// in the form that <c>rabbitmqctl import_definitions</c> reads.
/// </summary>
internal static class BrokerRights
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Definitions(IReadOnlyList<Service> services, string vhost)
    {
        // Not one of them may write to the broker's default exchange ("amq.default"), which leads to every queue.
        var own = services.Select(s => Permission(s.Name, [.. Exchanges(s.Name), Queues(s.Name)], [.. Exchanges(s.Name), Queues(s.Name)],
            [Queues(s.Name)]));
        string[] queues = [.. services.Select(s => Queues(s.Name))];
        string[] everything = [.. services.SelectMany(s => Exchanges(s.Name)), .. queues];
        return JsonSerializer.Serialize(new { permissions = own.Append(Permission("migrator", everything, queues, everything)) }, Readable);

        object Permission(string user, string[] configure, string[] write, string[] read) =>
            new { user = $"agii_{user}", vhost, configure = Pattern(configure), write = Pattern(write), read = Pattern(read) };
    }

    /// <summary>The exchanges that a service publishes to: one for each of its messages, by the name that the bus gives it.</summary>
    private static IEnumerable<string> Exchanges(string service) => typeof(PublishedByAttribute).Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<PublishedByAttribute>()?.Services.Contains(service) == true)
        .Select(t => Regex.Escape(new RabbitMqMessageNameFormatter().GetMessageName(t)));

    /// <summary>The queues of its consumers, their error queues, and the exchanges before them.</summary>
    private static string Queues(string service) => $@"{service}\..*";

    private static string Pattern(IEnumerable<string> names) => $"^({string.Join('|', names)})$";
}
