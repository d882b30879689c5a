namespace AgiiPlatform.Browser;

/// <summary>Walks through the platform as each of its people.</summary>
public sealed class Every_page_of_the_agency(PlatformFixture platform)
{
    [Theory]
    [InlineData("consulent.antwerpen@agii.example", 17)]
    [InlineData("trajectbegeleider.antwerpen@agii.example", 11)]
    [InlineData("regiomanager.antwerpen@agii.example", 20)]
    [InlineData("beheerder@agii.example", 14)]
    public Task Is_in_order_for(string person, int kindsAtLeast) => Walk.As(person, kindsAtLeast, platform);
}
