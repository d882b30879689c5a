namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// Whether a request was carried out before cannot be read: the answer is that of any failure, and shows nothing of the inside.
/// </summary>
[Collection(Alone.Name)]
public class A_key_that_cannot_be_looked_up(PlatformFixture platform)
{
    [Fact]
    public async Task Is_answered_with_a_reference()
    {
        var consultant = await platform.ConsultantIn("stabroek", "antwerpen");
        var visit = new { date = "2025-02-02", topic = "Kennismaking" };
        await platform.Run(
            "caseloads", "alter table idempotency_keys rename to away", "alter table caseloads.idempotency_keys rename to away");
        HttpResponseMessage answer;
        try
        {
            answer = await consultant.PostJson("/api/stabroek/visits", visit, "a-key");
        }
        finally
        {
            await platform.Run(
                "caseloads", "alter table away rename to idempotency_keys", "alter table caseloads.away rename to idempotency_keys");
        }

        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", text);
        text.ShouldContain("referentie");
        text.ShouldNotContain("Exception");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        await consultant.Create("/api/stabroek/visits", visit, "a-key"); // it stayed free
    }
}
