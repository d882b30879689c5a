namespace AgiiPlatform.Browser;

/// <summary>Looks at each page that no walk comes to: what refuses, and what is there before one signs in.</summary>
public sealed class Every_page(PlatformFixture platform)
{
    [Theory]
    [InlineData("ambtenaar@mechelen.example", "/mechelen/bestaat-niet", 404)]
    [InlineData("ambtenaar@mechelen.example", "/mechelen/doorverwijzingen", 403)]
    [InlineData("ocmw@mechelen.example", "/mechelen/doorverwijzingen/018f0000-0000-7000-8000-000000000000", 404)]
    [InlineData("regiomanager.antwerpen@agii.example", "/agii/overzicht?datum=gisteren", 400)]
    public async Task That_refuses_is_in_order_too(string person, string path, int status)
    {
        await using var window = await platform.SignIn(person);
        (await window.Go(path)).ShouldBe(status);
        string.Join("\n", await Walk.Look(window, path, $"weigering{path}")).ShouldBe("");
    }

    [Theory]
    [InlineData("ambtenaar@zoersel.example", "/zoersel/te-doen", "Overeenkomst opstellen")]
    [InlineData("schepen@zoersel.example", "/zoersel/te-doen", "Nu geen overeenkomst")]
    [InlineData("ocmw@zoersel.example", "/zoersel/doorverwijzingen/te-doen", "U kunt nu niemand doorverwijzen")]
    public async Task With_nothing_to_do_is_in_order(string person, string path, string says)
    {
        await using var window = await platform.SignIn(person);
        window.Path.ShouldBe(path, "it is where one begins");
        (await window.Text()).ShouldContain(says);
        string.Join("\n", await Walk.Look(window, path, $"niets-{person}")).ShouldBe("");
    }

    [Theory]
    [InlineData("/aanmelden")]
    [InlineData("/toegankelijkheid")]
    [InlineData("/privacy")]
    [InlineData("/ontwikkeling")]
    public async Task Before_signing_in_is_in_order(string path)
    {
        await using var window = await platform.Open();
        (await window.Go(path)).ShouldBe(200);
        string.Join("\n", await Walk.Look(window, path, $"iedereen{path}")).ShouldBe("");
    }
}
