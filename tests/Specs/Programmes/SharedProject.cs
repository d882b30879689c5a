using System.Linq.Expressions;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Programmes;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>A project of several municipalities, with an official of each.</summary>
internal sealed class SharedProject
{
    internal const string Volunteer = "Zonneveld Vrijwilligster", Newcomer = "Nieuwenaam Aangekomene";

    private SharedProject(Guid id, IReadOnlyDictionary<string, HttpClient> officials) => (Id, Officials) = (id, officials);

    internal Guid Id { get; }

    internal IReadOnlyDictionary<string, HttpClient> Officials { get; }

    /// <summary>Begun by the first, with the others in it.</summary>
    internal static async Task<SharedProject> Of(Func<string, Task<HttpClient>> signIn, object begin, string lead, params string[] partners)
    {
        var officials = new Dictionary<string, HttpClient>();
        foreach (var municipality in (string[])[lead, .. partners])
        {
            officials[municipality] = await signIn($"ambtenaar@{municipality}.example");
        }

        var project = new SharedProject(await officials[lead].Create($"/api/{lead}/projects", begin), officials);
        foreach (var municipality in partners)
        {
            (await project.Post(lead, "members", new { municipality })).EnsureSuccessStatusCode();
        }

        return project;
    }

    /// <inheritdoc cref="Of"/>
    internal static Task<SharedProject> In(PlatformFixture platform, string lead, params string[] partners) => Of(platform.SignIn,
        new { name = "Samen sterk", from = "2024-01-01", until = $"{Flanders.Today.Year + 1}-12-31", subsidyCents = 20_000_000 },
        lead, partners);

    internal string At(string municipality, string part = "") => $"/api/{municipality}/projects/{Id}{(part.Length == 0 ? "" : $"/{part}")}";

    internal Task<JsonNode> Get(string municipality, string part = "") => Officials[municipality].GetJson(At(municipality, part));

    internal Task<HttpResponseMessage> Post(string municipality, string part, object body, string? key = null) =>
        Officials[municipality].PostJson(At(municipality, part), body, key);

    internal Task<HttpResponseMessage> Put(string municipality, string part, object body) =>
        Officials[municipality].PutAsJsonAsync(At(municipality, part), body);

    internal async Task<HttpResponseMessage> Upload(string municipality, Guid deliverable)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(AgreementCalls.Pdf()), "file", "fiche.pdf" } };
        return await Officials[municipality].PostAsync(At(municipality, $"deliverables/{deliverable}/files"), form);
    }

    internal Task<Guid> Create(string municipality, string part, object body) =>
        Officials[municipality].Create(At(municipality, part), body);

    /// <summary>A duo that began on 1 March 2024 and met so many days in a row.</summary>
    internal static object Duo(int meetings = 0, string mentor = Volunteer, string mentee = Newcomer) => new
    {
        mentor, mentee, channel = "municipal-magazine", goals = (string[])["work", "dutch"], from = "2024-03-01",
        meetings = Enumerable.Range(0, meetings).Select(i => new DateOnly(2024, 3, 1).AddDays(i).ToString("O")),
    };

    internal static object Sheet(string title, string date = "2024-05-06") => new { kind = "sheet", title, theme = "Kinderopvang", date };

    /// <summary>How many rows of another tenant somebody reads with the first wall taken down.</summary>
    internal static Task<int> Unfiltered<T>(ProgrammesDb db, Guid tenant, Expression<Func<T, bool>>? only = null)
        where T : TenantEntity =>
#pragma warning disable RS0030 // the first wall is taken down on purpose
        db.Set<T>().IgnoreQueryFilters().Where(only ?? (_ => true)).CountAsync(r => r.TenantId == tenant);
#pragma warning restore RS0030

    /// <summary>An account with the role of coordinator in these municipalities; its client, and its id.</summary>
    internal static async Task<(HttpClient Client, Guid Id)> Coordinator(
        Func<string, Task<HttpClient>> signIn, string email, params string[] municipalities)
    {
        var administrator = await signIn("beheerder@agii.example");
        var person = await administrator.Create("/api/agii/people", new
        {
            name = "Cora Coördinator", email, password = PlatformFixture.Password, role = "project-coordinator", tenant = municipalities[0],
        });
        foreach (var tenant in municipalities.Skip(1))
        {
            (await administrator.PostJson($"/api/agii/people/{person}/rights", new { role = "project-coordinator", tenant }))
                .EnsureSuccessStatusCode();
        }

        var client = await signIn(email);
        foreach (var municipality in municipalities)
        {
            await PlatformFixture.Until(async () => (await client.GetAsync($"/api/{municipality}/projects")).IsSuccessStatusCode);
        }

        return (client, person);
    }

    /// <summary>The service's database as a tenant has it.</summary>
    internal static async Task<T> Look<T>(PlatformFixture platform, string municipality, Func<ProgrammesDb, Task<T>> look)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var tenant = platform.Tenant(municipality);
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer("spec"));
        return await look(scope.ServiceProvider.GetRequiredService<ProgrammesDb>());
    }
}
