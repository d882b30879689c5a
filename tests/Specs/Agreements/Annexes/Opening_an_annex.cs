namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>However many lines an annex has, opening it asks the database the same few times.</summary>
[Collection(Alone.Name)]
public class Opening_an_annex(PlatformFixture platform)
{
    private static readonly string[] Tables = ["agreements", "annexes", "action_lines", "assignments"];

    [Fact]
    public async Task Takes_two_queries_one_more_while_it_is_open_for_change_and_listing_or_opening_the_agreement_takes_one()
    {
        var official = await platform.SignIn("ambtenaar@brasschaat.example");
        var agreement = await official.Approved("brasschaat");
        var annex = await The_annex_of_Mechelen_2018.Enter(official,
            await official.Approved("brasschaat", AgreementCalls.Terms(from: "2018-01-01", until: "2018-12-31")));
        foreach (var year in new[] { "2025", "2026", "2027" })
        {
            await official.Annex(agreement, year);
        }

        using var queries = new Queries("agreements", Tables);
        (await queries.Of(() => official.GetJson(annex))).ShouldBe(3, "the third is for what was removed");
        await official.Approve(annex);
        (await queries.Of(() => official.GetJson(annex))).ShouldBe(2);
        (await queries.Of(() => official.GetJson(agreement))).ShouldBe(1);
        (await queries.Of(() => official.GetJson(agreement + "/annexes"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_staff_changes_of_all_municipalities_take_three()
    {
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        using var queries = new Queries("agreements", Tables);

        (await queries.Of(() => manager.GetJson("/api/agii/staff-changes"))).ShouldBe(3);
    }
}
