using System.Net;
using AgiiPlatform.Contracts;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Inburgering.Referrals;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Inburgering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Direction = AgiiPlatform.Inburgering.Direction;

namespace AgiiPlatform.Specs.Operations;

/// <summary>
/// Numbers that are locked with another key than the current one are locked again, and all the while they can be read and found. The host
/// of the specs has two keys and locks with the first.
/// </summary>
[Collection(Alone.Name)]
public class Rotating_the_keys(PlatformFixture platform)
{
    private const string Administrator = "beheerder@agii.example", Page = "/agii/beheer/platform/inburgering",
        Action = $"{Page}/sleutels", Api = "/api/agii/platform/inburgering";

    /// <summary>The same keys, of which the second locks: what another process did that had them so.</summary>
    private static readonly InszVault Second = new(new Dictionary<byte, byte[]>
    {
        [1] = Convert.FromBase64String(PlatformFixture.Settings("")["PersonalData:MasterKeys:1"]),
        [2] = Convert.FromBase64String(PlatformFixture.Settings("")["PersonalData:MasterKeys:2"]),
    });

    [Fact]
    public async Task Leaves_every_number_readable_and_found_and_finds_who_is_sent_twice()
    {
        var (administrator, browser) = (await platform.SignIn(Administrator), await platform.Browse(Administrator));
        var before = (await Rotations()).Count;
        (Ocmw, string, Guid)[] sent = [await Send("evergem", "oost-vlaanderen"), await Send("geel", "antwerpen")];
        foreach (var (ocmw, insz, id) in sent)
        {
            await LockWithTheSecond(ocmw.Slug, insz, id);
            await ShouldBeReadAndFound(ocmw, insz, id); // while keys are being changed
        }

        (await Numbers(administrator, version: 2)).ShouldBe(2, "the control: they are locked with the other key");
        (await browser.Get(Page)).ShouldContain("nog 2 nummers met een andere sleutel");

        var form = Browser.FieldsOf(await browser.Get(Page), Action).Single();
        (await browser.Post(Action, form)).Status.ShouldBe(HttpStatusCode.BadRequest, "it was not confirmed");
        form["confirmed"] = "true";
        (await browser.Submit(Action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Submit(Action, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect); // pressed twice
        await PlatformFixture.Until(async () => await Numbers(administrator, version: 2) == 0);

        foreach (var (ocmw, insz, id) in sent)
        {
            await ShouldBeReadAndFound(ocmw, insz, id);
            (await platform.Look(ocmw.Slug, db => db.Referrals.Where(r => r.Id == id).Select(r => r.InszLocked!).SingleAsync()))[0]
                .ShouldBe((byte)1);
        }

        (await browser.Get(Page)).ShouldContain("alle nummers zijn versleuteld met de huidige sleutel");
        var log = await Rotations();
        log.Count.ShouldBe(before + 1, "the second press does nothing");
        log[^1].PersonId.ShouldBe(await platform.PersonId(Administrator));
        await (await administrator.PostJson($"{Api}/key-rotation", new { confirmed = true })).ShouldRefuse(409, "nothing-to-rotate");

        async Task<(Ocmw, string, Guid)> Send(string slug, string region)
        {
            var ocmw = await Ocmw.Of(platform, slug, region);
            var insz = Ocmw.NewInsz();
            return (ocmw, insz, await ocmw.Send(Ocmw.Referral(insz)));
        }
    }

    /// <summary>More than go in one batch: what is left is a message of its own.</summary>
    [Fact]
    public async Task Locks_all_numbers_of_a_municipality_however_many()
    {
        const string slug = "eeklo";
        var administrator = await platform.SignIn(Administrator);
        var protocol = await (await Ocmw.Of(platform, slug, "oost-vlaanderen", protocol: false)).RegisterProtocol();
        var (tenant, vault) = (platform.Tenant(slug).Id, platform.Services.GetRequiredService<InszVault>());
        var numbers = Enumerable.Range(0, 510).Select(_ => Ocmw.NewInsz()).ToList();
        await platform.Look(slug, async db =>
        {
            db.AddRange(numbers.Select(n => Referral.Send(Direction.OcmwToAgii, protocol,
                new Client("Amina", "Voorbeeld", null, null, null, null), new Request(Reason.Nt2, null, null, null, null, false),
                id => new(Second.Encrypt(tenant, id, "insz", Parse(n)), Second.Fingerprint(tenant, Parse(n)), Parse(n).Masked),
                db.Context.Now, "spec")));
            await db.Save("spec", null, default);
            return 0;
        });
        (await Numbers(administrator, version: 2)).ShouldBe(numbers.Count, "the control");

        (await administrator.PostJson($"{Api}/key-rotation", new { confirmed = true })).EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () => await Numbers(administrator, version: 2) == 0);

        var stored = await platform.Look(slug, db => db.Referrals.AsNoTracking().Select(r => new { r.Id, r.InszLocked }).ToListAsync());
        stored.Select(r => vault.Decrypt(tenant, r.Id, "insz", r.InszLocked!).Reveal()).ShouldBe(numbers, ignoreOrder: true);
        (await platform.Look(slug, db => db.Audit.CountAsync(a => a.Act == nameof(WhenKeyRotationAsked)))).ShouldBe(2, "two batches");
    }

    /// <summary>
    /// Two that were sent at the same moment by processes with different keys: one of them stays as it was, readable, until either is
    /// closed. The others of the same municipality are not held up.
    /// </summary>
    [Fact]
    public async Task Leaves_the_second_of_two_open_referrals_of_one_person_as_it_was_until_one_is_closed()
    {
        var administrator = await platform.SignIn(Administrator);
        var ocmw = await Ocmw.Of(platform, "herentals", "antwerpen");
        var (insz, other) = (Ocmw.NewInsz(), Ocmw.NewInsz());
        var first = await ocmw.Send(Ocmw.Referral(insz));
        await LockWithTheSecond("herentals", other, await ocmw.Send(Ocmw.Referral(other)));
        await LockWithTheSecond("herentals", insz, first);
        var stillOpen = Ocmw.Referral(insz);
        stillOpen["confirmDuplicate"] = true;
        var second = await ocmw.Send(stillOpen); // with the first key
        await platform.Look("herentals", db => db.Referrals.Where(r => r.Id == second)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.ConfirmedDuplicate, false)));

        (await administrator.PostJson($"{Api}/key-rotation", new { confirmed = true })).EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () => await Numbers(administrator, version: 2) == 1);
        foreach (var id in (Guid[])[first, second])
        {
            await ShouldBeReadAndFound(ocmw, insz, id);
        }

        (await ocmw.Worker.PostJson($"{ocmw.Referrals}/{second}/withdrawal", new { reason = "Dubbel." })).EnsureSuccessStatusCode();
        (await administrator.PostJson($"{Api}/key-rotation", new { confirmed = true })).EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () => await Numbers(administrator, version: 2) == 0);
    }

    /// <summary>A batch is one transaction with its message: a process that dies in it leaves it to the next delivery.</summary>
    [Fact]
    public async Task Goes_on_after_a_kill_where_it_was()
    {
        var ocmw = await Ocmw.Of(platform, "temse", "oost-vlaanderen");
        var insz = Ocmw.NewInsz();
        var id = await ocmw.Send(Ocmw.Referral(insz));
        await LockWithTheSecond("temse", insz, id);
        var asked = new KeyRotationAsked(1);

        await Should.ThrowAsync<InvalidOperationException>(() => Handle(dies: true));
        (await Version()).ShouldBe((byte)2, "what was not committed did not happen");
        await Handle(dies: false); // the message is delivered again
        (await Version()).ShouldBe((byte)1);
        await Handle(dies: false); // and once more: there is nothing left to do
        await ShouldBeReadAndFound(ocmw, insz, id);

        async Task Handle(bool dies) => await platform.Look("temse", async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await WhenKeyRotationAsked.Handle(asked, db, default);
            await (dies ? throw new InvalidOperationException("killed") : transaction.CommitAsync());
            return 0;
        });

        async Task<byte> Version() =>
            (await platform.Look("temse", db => db.Referrals.Where(r => r.Id == id).Select(r => r.InszLocked!).SingleAsync()))[0];
    }

    private Task<List<AuditEntry>> Rotations() => platform.AsAgency("inburgering", db =>
        db.Audit.AsNoTracking().Where(a => a.Act == "RotateKeys").OrderBy(a => a.Id).ToListAsync());

    private async Task LockWithTheSecond(string slug, string insz, Guid id)
    {
        var (tenant, number) = (platform.Tenant(slug).Id, Parse(insz));
        var (locked, print) = (Second.Encrypt(tenant, id, "insz", number), Second.Fingerprint(tenant, number));
        (await platform.Look(slug, db => db.Referrals.Where(r => r.Id == id).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.InszLocked, locked).SetProperty(r => r.InszFingerprint, print)))).ShouldBe(1);
    }

    private static async Task ShouldBeReadAndFound(Ocmw ocmw, string insz, Guid id)
    {
        var shown = await ocmw.Worker.PostJson($"{ocmw.Referrals}/{id}/national-number", new { reason = "Nakijken" });
        (await shown.Content.ReadAsStringAsync()).ShouldContain(insz);
        await (await ocmw.Worker.PostJson(ocmw.Referrals, Ocmw.Referral(insz))).ShouldRefuse(409, "duplicate-referral");
    }

    private static Insz Parse(string text) => Insz.TryParse(text, Flanders.Today, out var insz, out var error) ? insz
        : throw new ArgumentException(error, nameof(text));

    private static async Task<int> Numbers(HttpClient administrator, int version) =>
        (await administrator.GetJson(Api))["keys"]!["uses"]!.AsArray()
            .FirstOrDefault(u => u!["version"]!.GetValue<int>() == version)?["numbers"]!.GetValue<int>() ?? 0;
}
