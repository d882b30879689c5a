using System.Diagnostics.Metrics;
using System.Globalization;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using Measured = System.Collections.Generic.IEnumerable<System.Diagnostics.Metrics.Measurement<double>>;

namespace AgiiPlatform.Host.Operations.Metrics;

/// <summary>
/// The figures that the platform shows of itself, as <see cref="FigureSampler"/> and <see cref="PublishingWatchdog"/> saw them last. What each
/// means stands in docs/metrics.md, and a spec looks for every one of them at <c>/metrics</c>.
/// </summary>
/// <remarks>
/// A value that was shown once stays in the answer when it is left out, so what can come to nothing is shown as 0 and not left out.
/// </remarks>
internal static class Figures
{
    internal static void Add(IServiceProvider services, FigureSampler sampler)
    {
        var meter = services.GetRequiredService<IMeterFactory>().Create(Telemetry.Own);
        var time = services.GetRequiredService<TimeProvider>();
        Show("agii.ready", "{process}", "1 when every database answers and the process is not about to stop.",
            () => One(sampler.IsReady ? 1 : 0));

        if (services.GetService<PublishingWatchdog>() is { Ages: var ages })
        {
            Show("agii.outbox.age", "s", "How old the oldest message is that was not sent.",
                () => ages.Select(a => Of(a.Value.OldestUnsent?.TotalSeconds ?? 0, ("service", a.Key))));
            Show("agii.outbox.messages", "{message}", "How many messages wait to be sent.",
                () => ages.Select(a => Of(a.Value.Unsent, ("service", a.Key))));
            Show("agii.rights.age", "s", "How long ago rights were last heard of; each hour all are told.",
                () => ages.Where(a => a.Value.Rights is not null).Select(a => Of(a.Value.Rights!.Value.TotalSeconds, ("service", a.Key))));
        }

        Show("agii.projection.age", "s", "How long ago a service last applied a message to the facts that it keeps of others.",
            () => sampler.Applied.Select(a => Of((time.GetUtcNow().UtcDateTime - a.Value).TotalSeconds, ("service", a.Key))));
        Show("agii.queue.messages", "{message}", "How many messages wait on the broker.",
            () => sampler.Queues.Select(q => Of(q.Waiting, ("service", q.Consumer.Service), ("queue", q.Consumer.Queue))));
        Show("agii.error_queue.messages", "{message}", "How many messages could not be handled.",
            () => sampler.Queues.Select(q => Of(q.Failed, ("service", q.Consumer.Service), ("queue", q.Consumer.Queue))));

        Show("agii.master_key.numbers", "{number}", "How many national numbers are locked with each version of the master key.",
            () => sampler.Numbers.Select(n => Of(n.Value, ("version", n.Key.ToString(CultureInfo.InvariantCulture)))));
        Show("agii.master_key.version", "{version}", "The version of the master key that locks national numbers now.",
            () => services.GetService<InszVault>() is { } vault ? One(vault.CurrentVersion) : []);
        var signing = SigningKeys(services);
        Show("agii.message_key.version", "{version}", "The version of the key that signs a service's messages.",
            () => signing.Select(k => Of(k.Versions.Min(), ("service", k.Service))));
        Show("agii.message_key.accepted", "{version}", "How many versions of that key are accepted: more than one while it is renewed.",
            () => signing.Select(k => Of(k.Versions.Count, ("service", k.Service))));

        Show("agii.key_ring.remaining", "s", "How long the last key for cookies and tokens lasts.", () => Until(sampler.Ends.KeyRing));
        Show("agii.certificate.remaining", "s", "How long the certificate lasts that wraps those keys.",
            () => Until(sampler.Ends.Certificate));
        Show("agii.retention.age", "s", "How long ago all that is kept for a while was cleared; since the start, when not yet.",
            () => sampler.Cleared is { } at ? One((time.GetUtcNow() - at).TotalSeconds) : []);

        void Show(string name, string unit, string about, Func<Measured> figures) =>
            meter.CreateObservableGauge(name, figures, unit, about);

        Measured Until(DateTimeOffset? end) => end is { } known ? One((known - time.GetUtcNow()).TotalSeconds) : [];
    }

    private static Measured One(double value) => [new(value)];

    private static Measurement<double> Of(double value, params (string Name, string Value)[] tags) =>
        new(value, tags.Select(t => new KeyValuePair<string, object?>(t.Name, t.Value)));

    /// <summary>The versions of the keys of the services here: <see cref="MessageSignatures"/> signs with the lowest.</summary>
    private static List<(string Service, List<int> Versions)> SigningKeys(IServiceProvider services) =>
    [
        .. services.GetServices<ServiceDatabase>()
            .Select(d => (d.Name, Versions: services.GetRequiredService<IConfiguration>().GetSection($"Messages:Keys:{d.Name}")
                .GetChildren().Select(k => int.Parse(k.Key, CultureInfo.InvariantCulture)).ToList()))
            .Where(k => k.Versions.Count > 0), // without a broker there are none
    ];
}
