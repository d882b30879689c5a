using System.Net;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// Who guesses passwords is slowed down, and nobody else. On hosts of their own whose clock stands still: one, or with PostgreSQL two
/// replicas, that are asked in turn.
/// </summary>
[Collection(Alone.Name)]
public sealed class Guessing_passwords : IAsyncLifetime
{
    private const string Wrong = "fout-en-nog-eens-fout";

    private readonly string _data = Directory.CreateTempSubdirectory("agii-guesses").FullName;
    private readonly HeldClock _clock = new();
    private readonly Hasher _hasher = new();
    private readonly List<WebApplicationFactory<Program>> _hosts = [];
    private int _next;

    public ValueTask InitializeAsync()
    {
        for (var n = 0; n < (PlatformFixture.Full ? 2 : 1); n++)
        {
            _hosts.Add(Start(_data, []));
        }

        return default;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task That_come_at_once_are_counted_each_and_the_right_one_after_them_is_not_looked_at()
    {
        const string email = "schepen@zwalm.example";

        await Task.WhenAll(Enumerable.Range(0, 29).Select(n => Try(email, Wrong, $"127.7.1.{n + 1}")));

        (await Log(email)).Order().ShouldBe([
            .. Enumerable.Repeat("geweigerd: fout wachtwoord", 6), .. Enumerable.Repeat("geweigerd: moet wachten", 23)]);
        var right = await Try(email, PlatformFixture.Password, "127.7.1.100");
        await right.ShouldRefuse(409, "rule:sign-in-failed");
        right.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(2)); // nobody is locked out: the control, for it was the right one
        (await Try(email, PlatformFixture.Password, "127.7.1.100")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Takes_longer_each_time_up_to_a_quarter_of_an_hour_and_is_forgotten()
    {
        var waits = new List<double?>();
        for (var n = 0; n < 16; n++)
        {
            var answer = await Try("schepen@zottegem.example", Wrong, "127.7.2.1");
            waits.Add(answer.Headers.RetryAfter?.Delta?.TotalSeconds);
            _clock.Advance(answer.Headers.RetryAfter?.Delta ?? default);
        }

        waits.Take(13).ShouldBe([null, null, null, null, null, 2, 4, 8, 16, 32, 64, 128, 256]);
        waits.Skip(13).ShouldAllBe(w => w >= 256 && w <= 900);

        _clock.Advance(TimeSpan.FromHours(3));
        (await Try("schepen@zottegem.example", Wrong, "127.7.2.1")).Headers.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Does_not_keep_out_who_signed_in_there_before_from_this_browser_or_source()
    {
        const string email = "ocmw@zwalm.example";
        (await Try(email, PlatformFixture.Password, "127.7.3.1")).EnsureSuccessStatusCode();
        var browser = new Browser(_hosts[0].ClientOptions.BaseAddress); // at 127.0.0.1
        (await SignIn(browser, email)).ShouldBe(HttpStatusCode.Redirect);

        for (var n = 0; n < 8; n++)
        {
            await Try(email, Wrong, "127.7.3.2");
        }

        (await Try(email, PlatformFixture.Password, "127.7.3.3")).StatusCode
            .ShouldBe(HttpStatusCode.Conflict, "the control: who was never seen waits");
        (await Try(email, PlatformFixture.Password, "127.7.3.1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignIn(browser, email)).ShouldBe(HttpStatusCode.Redirect);

        for (var n = 0; n < 8; n++)
        {
            await Try(email, Wrong, "127.0.0.1"); // even from the same office
        }

        (await SignIn(new Browser(_hosts[0].ClientOptions.BaseAddress), email))
            .ShouldBe(HttpStatusCode.Conflict, "the control: another browser there");
        (await SignIn(browser, email)).ShouldBe(HttpStatusCode.Redirect);
        (await SignIn(browser, "directeur@zwalm.example", Wrong, times: 6)).ShouldBe(HttpStatusCode.Conflict);
        (await SignIn(browser, "directeur@zwalm.example"))
            .ShouldBe(HttpStatusCode.Conflict, "the control: it is known for its own person, and for nobody else");
    }

    [Fact]
    public async Task At_many_addresses_slows_down_the_source_and_no_other()
    {
        HttpResponseMessage last = null!;
        for (var n = 0; n < 41; n++)
        {
            last = await Try($"niemand{n}@wortegem-petegem.example", Wrong, "127.7.4.1");
        }

        last.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        (await Try("ambtenaar@wortegem-petegem.example", PlatformFixture.Password, "127.7.4.1")).StatusCode
            .ShouldBe(HttpStatusCode.Conflict);
        (await Try("ambtenaar@wortegem-petegem.example", PlatformFixture.Password, "127.7.4.2")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Try("ambtenaar@wortegem-petegem.example", PlatformFixture.Password, "127.7.4.2", forwardedFor: "127.7.4.1")).StatusCode
            .ShouldBe(HttpStatusCode.OK, "what an unnamed proxy says of the source is not believed");
    }

    [Fact]
    public async Task Learns_nothing_from_the_answer_or_the_work_that_it_takes()
    {
        const string known = "schepen@wortegem-petegem.example";
        var unknown = $"niemand-{Guid.NewGuid():N}@wortegem-petegem.example";
        var answers = new List<string>();
        foreach (var email in new[] { known, unknown })
        {
            answers.Add(await Answer(email, Wrong));
            for (var n = 0; n < 6; n++)
            {
                await Try(email, Wrong, "127.7.5.1");
            }

            answers.Add(await Answer(email, PlatformFixture.Password)); // must wait, also with the right one
        }

        answers.Distinct().Count().ShouldBe(1, string.Join('\n', answers));

        async Task<string> Answer(string email, string password)
        {
            var before = _hasher.Done;
            var answer = await Try(email, password, "127.7.5.1");
            (_hasher.Done - before).ShouldBe(1);
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
    }

    /// <summary>After the right password: the codes of the second step are counted in the same way, apart from the passwords.</summary>
    [Fact]
    public async Task Of_codes_that_come_at_once_each_is_counted_and_the_right_one_after_them_is_not_looked_at()
    {
        const string email = "directeur@zottegem.example";
        var key = Totp.NewKey();
        await using (var scope = _hosts[0].Services.CreateAsyncScope())
        {
            var (db, authenticator) = (
                scope.ServiceProvider.GetRequiredService<IdentityDb>(), scope.ServiceProvider.GetRequiredService<Authenticator>());
            var person = await db.People.SingleAsync(p => p.Email == email);
            var stored = authenticator.Seal(person.Id, key);
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(r => r.AuthenticatorKey, stored));
        }

        var right = Totp.Code(key, _clock.GetUtcNow());
        await GivePassword(right == "000000" ? "000001" : "000000"); // the first time, so that the password is not kept waiting below

        await Task.WhenAll(Enumerable.Range(0, 28).Select(n => GivePassword(n == 0 ? "111111" : $"{222000 + n}")));

        (await Log(email, "SecondStep")).Count(r => r == "geweigerd: foute code").ShouldBe(6);
        (await Log(email, "SecondStep")).Count(r => r == "geweigerd: moet wachten").ShouldBe(23);
        var refused = await GivePassword(right);
        await refused.ShouldRefuse(409, "rule:second-step-failed");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(2));
        (await GivePassword(right)).StatusCode.ShouldBe(HttpStatusCode.OK, "the control, for it was the right one");
        await (await GivePassword(right)).ShouldRefuse(409, "rule:second-step-failed"); // and once

        Task<HttpResponseMessage> GivePassword(string code) => Try(email, PlatformFixture.Password, "127.7.6.1", code: code);
    }

    [Fact]
    public async Task More_at_once_than_can_be_checked_are_told_to_come_back()
    {
        var data = Directory.CreateTempSubdirectory("agii-guesses").FullName;
        await using (var host = Start(data, new() { ["Limits:Passwords:AtOnce"] = "1", ["Limits:Passwords:Waiting"] = "0" }))
        {
            using var http = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
            var browser = new Browser(host.ClientOptions.BaseAddress);
            _hasher.Gate.Reset();
            var first = Ask(http);
            await PlatformFixture.Until(() => Task.FromResult(_hasher.Waiting == 1));

            var second = await Ask(http);
            var (status, page) = await Post(browser, "ambtenaar@zwalm.example", PlatformFixture.Password);
            _hasher.Gate.Set();

            await second.ShouldRefuse(503, "too-busy", "Het platform heeft nu te veel werk.");
            second.Headers.RetryAfter.ShouldNotBeNull();
            (status, page.Contains("Even te druk")).ShouldBe((HttpStatusCode.ServiceUnavailable, true));
            (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await Ask(http)).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: there is room again");
        }

        Directory.Delete(data, recursive: true);

        static Task<HttpResponseMessage> Ask(HttpClient http) => http.PostJson("/api/identity/login",
            new { email = "ambtenaar@zwalm.example", password = PlatformFixture.Password });
    }

    /// <summary>A host with Identity alone, on the store of this run's shape.</summary>
    private WebApplicationFactory<Program> Start(string data, Dictionary<string, string> others)
    {
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            foreach (var (key, value) in PlatformFixture.Settings(data).Concat(others))
            {
                host.UseSetting(key, value);
            }

            host.UseSetting("Services", "identity");
            host.UseSetting("Demo:Accounts", PlatformFixture.Full ? "false" : "true"); // with PostgreSQL they are there
            host.ConfigureTestServices(services => services
                .AddSingleton<TimeProvider>(_clock).AddSingleton<IPasswordHasher<Person>>(_hasher));
        });
        factory.UseKestrel(0);
        factory.StartServer();
        return factory;
    }

    /// <summary>Tries to sign in from this address, at the next replica.</summary>
    private async Task<HttpResponseMessage> Try(
        string email, string password, string source, string? forwardedFor = null, string? code = null)
    {
        var address = _hosts[Interlocked.Increment(ref _next) % _hosts.Count].ClientOptions.BaseAddress;
        using var http = Sources.From(source, address);
        if (forwardedFor is not null)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        }

        return await http.PostJson("/api/identity/login", new { email, password, code });
    }

    private static async Task<HttpStatusCode> SignIn(
        Browser browser, string email, string password = PlatformFixture.Password, int times = 1)
    {
        HttpStatusCode status = default;
        for (var n = 0; n < times; n++)
        {
            status = (await Post(browser, email, password)).Status;
        }

        return status;
    }

    private static async Task<(HttpStatusCode Status, string Page)> Post(Browser browser, string email, string password)
    {
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = (email, password);
        return await browser.Post("/aanmelden", fields);
    }

    private async Task<List<string>> Log(string email, string act = "SignIn")
    {
        await using var scope = _hosts[0].Services.CreateAsyncScope();
        var agency = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>().Agency;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var person = (await db.People.AsNoTracking().SingleAsync(p => p.Email == email)).Id;
        return await db.Audit.AsNoTracking().Where(a => a.PersonId == person && a.Act == act)
            .Select(a => a.Reason!.Contains(" (") ? a.Reason!.Substring(0, a.Reason!.IndexOf(" (")) : a.Reason!).ToListAsync();
    }

    /// <summary>Stands still until it is moved; its timers run.</summary>
    private sealed class HeldClock : TimeProvider
    {
        private DateTimeOffset _now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _now;

        internal void Advance(TimeSpan time) => _now += time;
    }

    /// <summary>The framework's, quickly; counts how often it worked, and waits at a gate.</summary>
    private sealed class Hasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> _real = new(Microsoft.Extensions.Options.Options.Create(
            new PasswordHasherOptions { IterationCount = 1000 }));
        private int _done, _waiting;

        internal ManualResetEventSlim Gate { get; } = new(initialState: true);

        internal int Done => _done;

        internal int Waiting => _waiting;

        public string HashPassword(Person user, string password) => Work(() => _real.HashPassword(user, password));

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword) =>
            Work(() => _real.VerifyHashedPassword(user, hashedPassword, providedPassword));

        private T Work<T>(Func<T> work)
        {
            Interlocked.Increment(ref _waiting);
            Gate.Wait(TestContext.Current.CancellationToken);
            Interlocked.Decrement(ref _waiting);
            Interlocked.Increment(ref _done);
            return work();
        }
    }
}
