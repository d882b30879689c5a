using System.Diagnostics;
using AgiiPlatform.Host.Operations.Metrics;
using AgiiPlatform.Platform.Http;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Traces and metrics by OpenTelemetry, for whoever asks: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector that gets both,
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> a place in Azure Monitor, and <c>Metrics:Url</c> (such as <c>http://+:9464</c>) is where
/// Prometheus asks: a port of its own, which answers <c>/metrics</c> and nothing else. Without them nothing is measured.
/// </summary>
/// <remarks>
/// One trace follows an act from the gateway to the last consumer: the outbox keeps the step that a message comes from. Nothing of a person
/// or a file is in it: queries are hidden, a path is the pattern of its route, and SQL goes without its values.
/// </remarks>
internal static class Telemetry
{
    /// <summary>The name of what the platform itself tells: steps of a trace, and figures.</summary>
    internal const string Own = "AgiiPlatform";

    private static readonly string[] Meters =
    [
        Own, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
        "MassTransit", "Npgsql",
    ];

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var collector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        var azure = builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        var port = MetricsPort(builder.Configuration);
        if (collector is null && azure is null && port is null)
        {
            return;
        }

        var services = builder.Configuration["Services"] ?? "all";
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService($"agii-platform.{services}"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            _ = port is null ? metrics : metrics.AddPrometheusExporter();
            _ = collector is null ? metrics : metrics.AddOtlpExporter();
            _ = azure is null ? metrics : metrics.AddAzureMonitorMetricExporter(o => ForAzure(o, azure));
        });
        if (collector is not null || azure is not null)
        {
            telemetry.WithTracing(traces =>
            {
                traces.AddAspNetCoreInstrumentation(o =>
                {
                    o.Filter = http => !http.Request.Path.StartsWithSegments("/health");
                    o.EnrichWithHttpResponse = (step, _) => step.SetTag("url.path", step.GetTagItem("http.route") ?? "");
                });
                traces.AddSource(Own, "MassTransit", "Npgsql");
                _ = collector is null ? traces : traces.AddOtlpExporter();
                _ = azure is null ? traces : traces.AddAzureMonitorTraceExporter(o => ForAzure(o, azure));
                traces.SetSampler(new ParentBasedSampler(new OnlyWhatSomebodyAsked())); // after Azure's, which would choose for itself
            });
        }

        builder.Services.AddSingleton<TenantRequests>();
        builder.Services.AddSingleton<FigureSampler>().AddHostedService(s => s.GetRequiredService<FigureSampler>());
        if (port is not null)
        {
            builder.WebHost.UseSetting("urls", $"{builder.Configuration["Urls"]};{builder.Configuration["Metrics:Url"]}");
        }
    }

    /// <summary>Measures, and shows the metrics on their port and there nothing else; when nobody takes them, does nothing.</summary>
    internal static void UseMetrics(this WebApplication app)
    {
        if (app.Services.GetService<FigureSampler>() is not { } sampler)
        {
            return;
        }

        Figures.Add(app.Services, sampler);
        if (MetricsPort(app.Configuration) is { } port)
        {
            app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Connection.LocalPort == port && http.Request.Path == "/metrics");
            app.UseWhen(http => http.Connection.LocalPort == port, only => only.Run(http =>
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }));
        }

        var requests = app.Services.GetRequiredService<TenantRequests>();
        app.Use(async (http, next) =>
        {
            await next(http);
            if (http.GetEndpoint()?.Metadata.GetMetadata<OwningService>() is { } owner)
            {
                http.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("service", owner.Name));
                requests.Count(owner.Name, http.GetRouteValue("tenant") as string);
            }
        });
    }

    /// <summary>Nothing is kept on disk, and nothing goes to its makers, as it would by default.</summary>
    private static void ForAzure(AzureMonitorExporterOptions options, string connection)
    {
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_SDKSTATS_DISABLED", "true");
        (options.ConnectionString, options.DisableOfflineStorage, options.EnableLiveMetrics) = (connection, true, false);
    }

    /// <summary>A trace begins with a request. The relays and jobs, which look every second, would begin thousands about nothing.</summary>
    private sealed class OnlyWhatSomebodyAsked : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
            new(samplingParameters.Kind == ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }

    private static int? MetricsPort(IConfiguration configuration) =>
        configuration["Metrics:Url"] is { } url ? BindingAddress.Parse(url).Port : null;
}
