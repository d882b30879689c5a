namespace AgiiPlatform.Browser;

/// <summary>Walks through the platform as each of those who work for it.</summary>
public sealed class Every_page_of_a_municipality(PlatformFixture platform)
{
    [Theory]
    [InlineData("ambtenaar@mechelen.example", 12)]
    [InlineData("schepen@mechelen.example", 9)]
    [InlineData("directeur@mechelen.example", 13)]
    [InlineData("ocmw@mechelen.example", 9)]
    public Task Is_in_order_for(string person, int kindsAtLeast) => Walk.As(person, kindsAtLeast, platform);
}
