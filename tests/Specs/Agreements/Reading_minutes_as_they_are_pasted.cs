using System.Text.Json;
using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// Minutes in the layouts of the software that Flemish municipalities publish with, and in usual wordings, each with the reading that is
/// right (its <c>source</c> is in the file; the people in them are invented). Nothing may be read silently wrong: a field is right, or empty.
/// </summary>
public class Reading_minutes_as_they_are_pasted
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Agreements", "Minutes");

    /// <summary>Each text by its name.</summary>
    public static TheoryData<string> Texts => [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory, MemberData(nameof(Texts))]
    public void Nothing_is_silently_wrong(string name)
    {
        var (read, right) = Read(name);

        Wrong(read, right).ShouldBeEmpty();
    }

    [Fact]
    public void Nearly_all_are_read_whole()
    {
        var partly = Texts.Select(t => t.Data).Where(name => { var (read, right) = Read(name); return NotRead(read, right).Any(); })
            .Select(name => name + string.Join(',', NotRead(Read(name).Read, Read(name).Right))).ToList();

        partly.ShouldBe(["03-vlakke-lijst-zonder-functies", "37-hove-zonder-aanwezigen"]); // who voted is not in these texts
    }

    private static (Minutes Read, JsonElement Right) Read(string name) => (
        MinutesReader.Read(File.ReadAllText(Path.Combine(Folder, $"{name}.txt"))),
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.expected.json"))).RootElement);

    private static IEnumerable<string> Wrong(Minutes read, JsonElement right) =>
        Compare(read, right).Where(c => c.Read is not null && c.Read != c.Right && !(c.Right is null && c.Read is "0" or "")).Select(c => $"{c.Field}: {c.Read}, not {c.Right}");

    private static IEnumerable<string> NotRead(Minutes read, JsonElement right) =>
        Compare(read, right).Where(c => c.Right is not null && c.Read is null).Select(c => c.Field);

    private static IEnumerable<(string Field, string? Read, string? Right)> Compare(Minutes read, JsonElement right)
    {
        yield return ("date", read.Date?.ToString("O"), Text("date"));
        if (Text("session") is { } session)
        {
            yield return ("session", read.Session?.ToString().ToLowerInvariant(), session);
        }

        yield return ("item", read.Item, Text("item")?.Split(' ')[0]);
        if (!right.TryGetProperty("voters_unknown", out _))
        {
            yield return ("voters", Join(read.Attendance.Where(g => g.MayVote()).SelectMany(g => g.Names)), Join(List(right, "voters")));
            yield return ("officials", Join(read.Attendance.Where(g => !g.MayVote()).SelectMany(g => g.Names)), Join(List(right, "officials")));
        }

        var votes = right.GetProperty("votes");
        yield return ("for", read.Votes?.For?.ToString(), Number(votes, "for"));
        yield return ("against", read.Votes?.Against?.ToString(), Number(votes, "against"));
        yield return ("abstain", read.Votes?.Abstain?.ToString(), Number(votes, "abstain"));
        yield return ("blank", read.Votes?.Blank?.ToString(), Number(votes, "blank"));
        if (right.GetProperty("names") is { ValueKind: JsonValueKind.Object } names)
        {
            foreach (var list in names.EnumerateObject())
            {
                var found = read.Votes?.Names?.Lists().Single(l => l.Field == list.Name).Names ?? [];
                yield return ($"names {list.Name}", found.Count == 0 ? null : list.Value.ValueKind == JsonValueKind.Number ? $"{found.Count}" : Join(found),
                    list.Value.ValueKind == JsonValueKind.Number ? list.Value.ToString() : Join(list.Value.EnumerateArray().Select(n => n.GetString()!)));
            }
        }

        string? Text(string field) => right.TryGetProperty(field, out var value) ? value.GetString() : null;
    }

    private static string? Number(JsonElement of, string field) =>
        of.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.ToString() : null;

    private static IEnumerable<string> List(JsonElement of, string field) =>
        of.TryGetProperty(field, out var list) ? list.EnumerateArray().Select(n => n.GetString()!) : [];

    private static string? Join(IEnumerable<string> names) => names.ToList() is { Count: > 0 } some ? string.Join(", ", some.Order(StringComparer.Ordinal)) : null;
}
