using System.Text.Json;
using AgiiPlatform.Inburgering.NationalNumbers;
using FsCheck;
using FsCheck.Fluent;

namespace AgiiPlatform.Specs.PersonalData;

public sealed class National_numbers
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("00012556777", "2000-01-25")]
    [InlineData("93051822361", "1993-05-18")]
    [InlineData("24022900164", "2024-02-29")]
    [InlineData("00010100105", "2000-01-01")]
    [InlineData("00010100173", "1900-01-01")]
    public void Tell_the_date_of_birth_in_the_right_century(string text, string born)
    {
        var insz = Valid(text);
        insz.BirthDate.ShouldBe(DateOnly.ParseExact(born, "yyyy-MM-dd"));
        insz.IsBis.ShouldBeFalse();
    }

    [Theory]
    [InlineData("93.05.18-223.61")]
    [InlineData(" 93 05 18 223 61 ")]
    [InlineData("930518-223-61")]
    [InlineData("93/05/18 223 61")]
    [InlineData("93.05.18\u00a0223.61")]
    [InlineData("93.05.18\u2013223.61")]
    [InlineData("93.05.18\u2014223,61")]
    [InlineData("\uff19\uff13.05.18 \u2212 223.61")]
    [InlineData("(93\u200b0518) 223_61")]
    public void Are_the_same_however_they_are_written(string text) => Valid(text).ShouldBe(Valid("93051822361"));

    [Fact]
    public void May_leave_the_month_unknown() => Valid("90000100116").BirthDate.ShouldBeNull();

    [Theory]
    [InlineData("95210100273")]
    [InlineData("95410100219")]
    public void May_be_bis_numbers(string text)
    {
        var insz = Valid(text);
        (insz.IsBis, insz.BirthDate).ShouldBe((true, new DateOnly(1995, 1, 1)));
    }

    [Theory]
    [InlineData("93051822390", "De geboortedatum ligt in de toekomst.")]
    [InlineData("93051822362", "Het controlegetal van het rijksregisternummer klopt niet.")]
    [InlineData("23022900143", "Het rijksregisternummer bevat een ongeldige datum.")]
    [InlineData("00000000097", "Het volgnummer 000 in een rijksregisternummer bestaat niet.")]
    [InlineData("85030599975", "Het volgnummer 999 in een rijksregisternummer bestaat niet.")]
    [InlineData("9305182236", "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    [InlineData("930518223611", "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    [InlineData("9305182236A", "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    [InlineData("٩٣٠٥١٨٢٢٣٦١", "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    [InlineData("+9305182236", "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    [InlineData("", "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    [InlineData(null, "Een rijksregisternummer of bisnummer bestaat uit 11 cijfers.")]
    public void Are_refused_with_a_sentence(string? text, string sentence)
    {
        Insz.TryParse(text, Today, out var insz, out var error).ShouldBeFalse();
        error.ShouldBe(sentence);
        insz.ShouldBe(default);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(19)]
    [InlineData(33)]
    [InlineData(53)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(99)]
    public void Are_refused_in_a_month_that_does_not_exist(int month)
    {
        Insz.TryParse(WithCheck(1980, $"80{month:00}01001"), Today, out _, out var error).ShouldBeFalse();
        error.ShouldContain("ongeldige datum");
    }

    [Theory]
    [InlineData("261122", true)]
    [InlineData("261123", false)]
    [InlineData("261200", false)]
    [InlineData("261100", true)]
    [InlineData("260000", true)]
    public void Are_of_people_born_by_today(string born, bool valid) =>
        Insz.TryParse(WithCheck(2026, born + "001"), Today, out _, out _).ShouldBe(valid);

    [Fact]
    public void Are_read_back_as_they_were_given_for_every_day_and_serial() => Prop.ForAll(AnyNumber, n =>
    {
        var insz = Valid(n.Digits);
        return insz.Reveal() == n.Digits && insz.BirthDate == n.Born && insz.IsBis == n.Bis;
    }).QuickCheckThrowOnFailure();

    // Not "any changed digit is refused": the check numbers of the two centuries are both accepted, so about one change in a hundred
    // gives another valid number (93051822361 with its last two digits 90 is one for 2093). Within the nine digits a changed digit
    // that passes must have moved the number to the other century.
    [Fact]
    public void With_one_digit_changed_are_refused_or_of_another_century() => Prop.ForAll(
        AnyNumber, Gen.Choose(0, 10).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (n, place, more) =>
        {
            var changed = n.Digits.ToCharArray();
            changed[place] = (char)('0' + ((changed[place] - '0' + more) % 10));
            var text = new string(changed);
            // A hundred years from now, so that the future alone refuses nothing.
            return !Insz.TryParse(text, new DateOnly(2126, 1, 1), out var other, out _)
                || other.BirthDate is null
                || (other.BirthDate.Value.Year >= 2000) != (n.Born.Year >= 2000);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_show_themselves_by_accident()
    {
        var insz = Valid("93051822361");
        insz.Masked.ShouldBe("93.05.18-***.**");
        string[] shown = [$"{insz}", JsonSerializer.Serialize(insz), JsonSerializer.Serialize(new { insz }), new Holder(insz).ToString()];
        foreach (var text in shown)
        {
            text.ShouldContain("93.05.18-***.**");
            text.ShouldNotContain("223");
        }

        insz.Reveal().ShouldBe("93051822361");
        default(Insz).ToString().ShouldBe("");
        Should.Throw<InvalidOperationException>(() => default(Insz).Reveal());
        typeof(Insz).GetProperties().Select(p => p.Name).ShouldBe(["Masked", "BirthDate", "IsBis"], ignoreOrder: true);
    }

    private static Arbitrary<(string Digits, DateOnly Born, bool Bis)> AnyNumber => (
        from day in Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, Today.DayNumber)
        from serial in Gen.Choose(1, 998)
        from shift in Gen.Elements(0, 20, 40)
        let born = DateOnly.FromDayNumber(day)
        let nine = $"{born.Year % 100:00}{born.Month + shift:00}{born.Day:00}{serial:000}"
        select (WithCheck(born.Year, nine), born, shift > 0)).ToArbitrary();

    private static Insz Valid(string text)
    {
        Insz.TryParse(text, Today, out var insz, out var error).ShouldBeTrue(error);
        error.ShouldBe("");
        return insz;
    }

    private static string WithCheck(int year, string nine) =>
        $"{nine}{97 - (long.Parse((year >= 2000 ? "2" : "") + nine) % 97):00}";

    private sealed record Holder(Insz Insz);
}
