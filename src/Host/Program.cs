using System.Globalization;
using AgiiPlatform.Agreements;
using AgiiPlatform.Caseloads;
using AgiiPlatform.Demo;
using AgiiPlatform.Host;
using AgiiPlatform.Identity;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web;
using AgiiPlatform.Web.Input;

// The whole table of services. Any set of them runs in one process (--services a,b), all of them by default.
Service[] all = [new IdentityService(), new AgreementsService(), new CaseloadsService(), new InburgeringService(), new OverviewService()];

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddCommandLine(args, new Dictionary<string, string>
{
    ["--services"] = "Services", ["--data"] = "DataDirectory", ["--migrate"] = "Migrate",
});
builder.WebHost.UseStaticWebAssets(); // styles and fonts, also when run from the build's output
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("nl-BE");

var chosen = ServiceSelection.Choose(all, builder.Configuration["Services"]);
var gateway = ServiceSelection.IsGateway(builder.Configuration["Services"]);
builder.AddPlatform(chosen, all);
builder.Services.AddSignIn(builder.Environment);
if (chosen.Count > 0)
{
    builder.Services.AddKeyRing(builder.Configuration, builder.Environment, chosen[0].Name);
}

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

var app = builder.Build();
if (builder.Configuration.GetValue<bool>("Migrate"))
{
    await app.Services.MigratePostgreSql(builder.Configuration);
    return;
}

await app.Services.PrepareStorage();
app.Use(SecurityHeaders.Add);
app.Use(TypedText.ReadTypedQuery);
app.UsePlatform(chosen);
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

await app.RunAsync();

/// <summary>The host; public so that specs can start it.</summary>
public partial class Program;
