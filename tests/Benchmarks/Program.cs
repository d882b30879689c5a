using System.Globalization;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Benchmarks;
using AgiiPlatform.Platform.Tenancy;

// What must be fast, measured beside a hand-written twin: `tests/benchmark` starts the servers that this needs, or see Servers.cs.
// Options: --only list,open,agreements,annex,board,file,overview,flood,enumeration  --rounds 3  --warm-up 100  --seconds 8  --host <dll>
if (args is ["twin", var twinUrl])
{
    await Twin.Run(Servers.Superuser, twinUrl);
    return;
}

if (args is ["flood", var floodUrl, var token, var perSecond, var seconds])
{
    await Flooder.Run(new Uri(floodUrl), token, double.Parse(perSecond, CultureInfo.InvariantCulture),
        double.Parse(seconds, CultureInfo.InvariantCulture));
    return;
}

if (args is ["scale"]) // the tables of docs/scale.md, calculated: nothing is measured
{
    Console.WriteLine($"{Scale.Growth()}\n{Scale.Limits()}");
    return;
}

var options = new ConfigurationBuilder().AddCommandLine(args).Build();
var rounds = options.GetValue("rounds", 3);
// A host that runs for weeks has compiled again what it does most, which takes this long beside the load: after 20 s filing has 0.8 of
// the ratio that it has after 100.
var warmUp = TimeSpan.FromSeconds(options.GetValue("warm-up", 100));
var duration = TimeSpan.FromSeconds(options.GetValue("seconds", 8));
var only = options["only"]?.Split(',');
var dll = Path.GetFullPath(options["host"] ?? Environment.GetEnvironmentVariable("AGII_HOST_DLL")
    ?? Path.Combine(AppContext.BaseDirectory, "../../../../../src/Host/bin/Release/net10.0/AgiiPlatform.Host.dll"));

// 1. A store as large as the platform's: 300 municipalities, each with 1,000 referrals and 3 agreements.
using var scratch = new Scratch();
var registry = MunicipalityRegistry.Load();
await Report.Machine();
await Running.ToTheEnd(dll, [.. Servers.Settings(scratch.Folder), ("Migrate", "true")]);
await Store.Fill(registry, dll, scratch.Folder);

var calls = Call.All.Where(c => only is null || only.Contains(c.Name)).ToList();
if (calls.Count > 0)
{
    // 2. The host on that store, not in Development, and the twin beside it.
    await Report.Start(dll, scratch.Folder);
    await using var host = await Running.Start(dll, Servers.Settings(scratch.Folder), "/health/ready");
    await using var twin = await Running.Start(typeof(Twin).Assembly.Location, [], "/ready", "twin");
    var callers = await Caller.SignIn(host.Address, registry);

    // 3. They must answer the same, or the comparison is worth nothing.
    foreach (var call in calls)
    {
        await call.CompareAnswers(host.Address, twin.Address, callers);
    }

    // 4. In turns, each round one right after the other: other work on the machine weighs on both.
    foreach (var call in calls)
    {
        var figures = new List<(Figures Host, Figures Twin)>();
        for (var round = 0; round < rounds; round++)
        {
            var before = round == 0 ? warmUp : TimeSpan.FromSeconds(2);
            var twinFirst = round % 2 == 0 ? await Load.Measure(twin, call, callers, before, duration) : null;
            var hosts = await Load.Measure(host, call, callers, before, duration);
            figures.Add((hosts, twinFirst ?? await Load.Measure(twin, call, callers, before, duration)));
        }

        Report.Comparison(call, figures);
        await Store.WaitUntilSent();
    }

    Report.Memory(host, twin);

    // 5. How often the host crosses to the database for one request.
    await RoundTrips.Count(dll, scratch.Folder, registry, [.. calls, .. Call.OnlyCounted]);
}

// 6. Whether one that asks too much leaves the others alone, and whether a time tells who has an account.
if (only is null || only.Contains("flood"))
{
    await Flood.Measure(dll, scratch.Folder, registry, rounds, warmUp / 2, TimeSpan.FromSeconds(Math.Max(20, duration.TotalSeconds)));
}

if (only is null || only.Contains("enumeration"))
{
    await Enumeration.Measure(dll, scratch.Folder, registry, rounds);
}
