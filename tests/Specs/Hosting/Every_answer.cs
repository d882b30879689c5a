namespace AgiiPlatform.Specs.Hosting;

/// <summary>The headers that keep a browser from doing what a page did not mean, on whatever the platform answers.</summary>
public class Every_answer(PlatformFixture platform)
{
    [Theory]
    [InlineData("/aanmelden", 200)]
    [InlineData("/mechelen", 302)] // to the sign-in page
    [InlineData("/bestaat/niet", 404)]
    [InlineData("/api/mechelen/agreements", 401)]
    [InlineData("/api/nergens", 404)]
    public async Task Has_the_security_headers_and_is_kept_in_no_cache(string path, int status)
    {
        using var anonymous = platform.Anonymous();

        await ShouldBeSafe(await anonymous.GetAsync(path), status);
    }

    [Fact]
    public async Task Has_them_also_when_a_page_or_a_rule_refuses()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");

        await ShouldBeSafe(await official.GetAsync("/api/mechelen/agreements/018f0000-0000-7000-8000-000000000000"), 404);
        await ShouldBeSafe(await official.GetAsync("/api/mechelen/referrals"), 403);
        await ShouldBeSafe(await official.PostJson("/api/mechelen/agreements", new { }), 400);
    }

    private static async Task ShouldBeSafe(HttpResponseMessage answer, int status)
    {
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
