using System.Globalization;
using AgiiPlatform.Agreements;
using AgiiPlatform.Caseloads;
using AgiiPlatform.Demo;
using AgiiPlatform.Host;
using AgiiPlatform.Host.Authentication;
using AgiiPlatform.Host.Http;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Host.Operations.Archive;
using AgiiPlatform.Host.Operations.Audit;
using AgiiPlatform.Host.Operations.Commands;
using AgiiPlatform.Host.Operations.Development;
using AgiiPlatform.Host.Operations.Logs;
using AgiiPlatform.Host.Operations.Processes;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Overview;
using AgiiPlatform.Programmes;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Http.Features;

// The whole table of services. Any set of them runs in one process (--services a,b), all of them by default.
Service[] all = [new IdentityService(), new AgreementsService(), new CaseloadsService(), new InburgeringService(), new OverviewService(),
    new ProgrammesService()];

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddCommandLine(args, new Dictionary<string, string>
{
    ["--services"] = "Services", ["--data"] = "DataDirectory", ["--migrate"] = "Migrate",
    ["--ops"] = "Ops", ["--broker-permissions"] = "BrokerPermissions",
});
if (builder.Configuration["BrokerPermissions"] is { } vhost)
{
    Console.WriteLine(BrokerRights.Definitions(all, vhost));
    return;
}

builder.WebHost.UseStaticWebAssets(); // styles and fonts, also when run from the build's output
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("nl-BE");

var migrates = builder.Configuration.GetValue<bool>("Migrate");
if (migrates)
{
    builder.Configuration.UseMigratorOnly([.. all.Select(s => s.Name)]);
}

var ops = builder.PrepareOps(args, all.Select(s => s.Name));
var chosen = ServiceSelection.Choose(all, builder.Configuration["Services"]);
var gateway = ServiceSelection.IsGateway(builder.Configuration["Services"]);
builder.AddPlatform(chosen, ServiceSelection.ConsumersOf(all, builder.Configuration));
builder.WebHost.ConfigureKestrel(k =>
{
    k.AddServerHeader = false;
    k.Limits.MaxRequestBodySize = 1024 * 1024;
    k.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
});
// A sheet of 200 rows has a value for each cell.
builder.Services.Configure<FormOptions>(o => o.ValueCountLimit = 8192);
builder.Services.AddSignIn(builder.Configuration, builder.Environment, recognise: !gateway);
builder.Services.AddSingleton<Drain>().AddHostedService(s => s.GetRequiredService<Drain>());
// What is under way when the drain ends has as long as without one.
builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Drain.Time(builder.Configuration) + TimeSpan.FromSeconds(30));
if (chosen.Count > 0)
{
    builder.Services.AddSingleton(s => new SessionStore(
        builder.Configuration, KeyRing.LoginOf([.. chosen.Select(c => c.Name)]), s.GetRequiredService<TimeProvider>()));
    builder.Services.AddSingleton<SignedOutEverywhere>(s => s.GetRequiredService<SessionStore>().SignedOutEverywhere);
}

if (chosen.Count > 0 && !migrates)
{
    builder.Services.AddSingleton<RetentionJob>().AddHostedService(s => s.GetRequiredService<RetentionJob>());
    builder.Services.AddSingleton<PublishingWatchdog>().AddHostedService(s => s.GetRequiredService<PublishingWatchdog>());
    builder.Services.AddSingleton<Heartbeat>().AddHostedService(s => s.GetRequiredService<Heartbeat>());
    if (!ops) // a command signs nobody in
    {
        builder.Services.AddHostedService<FactorRuleRefresh>();
        builder.Services.AddKeyRing(builder.Configuration, builder.Environment, [.. chosen.Select(s => s.Name)]);
    }
}

DistributedRowLevelSecurity.Add(builder.Services, builder.Configuration);
builder.AddTelemetry();
builder.Services.AddWeb();
builder.Services.AddApiDescription(chosen);
if (gateway)
{
    builder.Services.AddGateway(all, builder.Configuration);
}

if (builder.Configuration.GetValue<bool>("Demo:Fill"))
{
    builder.Services.AddHostedService<DemoSeeder>();
}

builder.Services.AddSingleton<ILoggerFactory, CalmLoggerFactory>();
builder.Services.AddSingleton<IReadOnlyList<Service>>(all);
var app = builder.Build();
if (builder.Configuration["Ops"] is not null)
{
    Environment.ExitCode = await OpsCommands.Run(app, Console.Out, CancellationToken.None);
    return;
}

if (migrates)
{
    await app.Services.MigratePostgreSql(builder.Configuration);
    if (builder.Configuration.Broker() is { } withQueues)
    {
        await Bus.DeclareTopology(withQueues, app.Services, all: true, CancellationToken.None);
    }

    return;
}

if (ops)
{
    Environment.ExitCode = await OpsCommands.Run(app, Console.Out, CancellationToken.None);
    return;
}

if (chosen.Count > 0 && !builder.Configuration.UsesPostgreSql())
{
    var folder = DataFolder.Take(builder.Configuration);
    app.Lifetime.ApplicationStopped.Register(folder.Dispose);
}

await app.Services.PrepareStorage();
await app.Services.CheckKeyRing();
app.UseMetrics();
if (app.Environment.IsDevelopment())
{
    RecentSteps.Use(app);
}

app.UseProxies();
app.Use(SecurityHeaders.Add);
app.UseLimitsOfAnybody();
app.Use(TypedText.ReadTypedQuery);
if (!gateway)
{
    app.Use(FetchMetadata.RefuseFromElsewhere);
}

app.UsePlatform(chosen);
app.UseLimitsOfMembers();
app.MapHealth();
app.MapPlatformPages(chosen);
app.MapAudit(chosen);
app.MapArchive(chosen);
app.MapStaticAssets().AllowAnonymous();
if (gateway)
{
    app.MapReverseProxy().AllowAnonymous(); // each service checks for itself who asks
}
else
{
    app.MapOpenApi(ApiDescription.Pattern).AllowAnonymous();
}

if (app.Environment.IsDevelopment())
{
    app.MapApiPage(all);
}

// What only the start needed would else stay in memory until the next full collection, which may be hours away.
app.Lifetime.ApplicationStarted.Register(() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive));
await app.RunAsync();

/// <summary>The host; public so that specs can start it.</summary>
public partial class Program;
