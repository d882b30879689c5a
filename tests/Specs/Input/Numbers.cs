using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Programmes;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Specs.Input;

/// <summary>Numbers as people in Flanders type them, in whatever field: a figure is never silently another one.</summary>
public class Numbers(PlatformFixture platform)
{
    [Theory]
    [InlineData("0,5", "0.5")]
    [InlineData("0.5", "0.5")]
    [InlineData("37,5", "37.5")]
    [InlineData("10000", "10000")]
    [InlineData("10.000", "10000")]
    [InlineData("1.250,50", "1250.50")]
    [InlineData("€ 12.800", "12800")]
    [InlineData("12.800 €", "12800")]
    [InlineData("10 000", "10000")]
    [InlineData("-3,25", "-3.25")]
    [InlineData("0,125", "0.125")]
    [InlineData("10,000", null)] // ten, or ten thousand
    [InlineData("1,250.50", null)]
    [InlineData("12€50", null)]
    [InlineData("10 40", null)]
    [InlineData("1.25.0", null)]
    [InlineData("1e400", null)]
    [InlineData("veel", null)]
    [InlineData("", null)]
    public void Are_read_as_they_are_meant_or_not_at_all(string text, string? number) =>
        TypedNumber.Read(text).ShouldBe(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0.5")]
    [InlineData("1.125")]
    [InlineData("10000")]
    [InlineData("26.4814")]
    public void Are_read_again_as_they_stand_in_a_field(string number)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

        TypedNumber.Read(TypedNumber.Write(value)).ShouldBe(value);
    }

    [Theory]
    [InlineData("10.000", 10_000, null)]
    [InlineData("12,5", null, "Geef een geheel getal.")]
    [InlineData("tien", null, "Geef een geheel getal.")]
    [InlineData("10,000", null, "Geef een geheel getal.")]
    public async Task Are_read_so_by_every_act(string typed, int? kept, string? refused)
    {
        var project = await SharedProject.In(platform, "grimbergen");
        var official = project.Officials["grimbergen"];

        var answer = await official.PostAsJsonAsync(project.At("grimbergen", "meetings"),
            new { kind = "training", title = "Opleiding", date = "2024-05-06", audiences = (string[])["mentoren"], participants = typed });

        if (refused is not null)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Body())["errors"]!["participants"]![0]!.GetValue<string>().ShouldBe(refused);
            return;
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await official.GetJson(project.At("grimbergen", "meetings")))["items"]![0]!["participants"]!.GetValue<int>().ShouldBe(kept!.Value);
    }
}
