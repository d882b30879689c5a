using System.Text.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Http;
using MassTransit.Serialization;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>
/// What an earlier release published may still lie in an outbox or a queue, and while two releases run side by side each reads the other's.
/// Every form that a message ever had is kept in <c>Published</c>, as <c>{Type}.{n}.json</c>; this release reads each to the same facts.
/// </summary>
public class Messages_of_every_release
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Messaging", "Published");

    private static IEnumerable<Type> Published => typeof(VisitHeld).Assembly.GetExportedTypes()
        .Where(t => t.IsDefined(typeof(PublishedByAttribute), inherit: false));

    private static IEnumerable<string> Kept => Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Kept];

    [Theory]
    [MemberData(nameof(Files))]
    public void Say_the_same_to_this_one(string file)
    {
        var type = Published.FirstOrDefault(t => t.Name == file.Split('.')[0]);

        type.ShouldNotBeNull($"{file} was published, and is no message any more: who receives it does not know it");
        Misread(type, File.ReadAllText(Path.Combine(Folder, file))).ShouldBeEmpty("a contract is only added to");
    }

    [Fact]
    public void Are_kept_and_so_is_what_this_one_publishes()
    {
        foreach (var type in Published)
        {
            var forms = Kept.Count(f => f.Split('.')[0] == type.Name);
            Kept.Where(f => f.Split('.')[0] == type.Name)
                .ShouldBe(Enumerable.Range(1, forms).Select(n => $"{type.Name}.{n}.json"), ignoreOrder: true, "none may be missing");
            var newest = forms == 0 ? null : JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{type.Name}.{forms}.json")));

            Facts(newest).ShouldBe(Facts(Example(type)), ignoreOrder: true,
                $"the form of now is not kept yet: write Messaging/Published/{type.Name}.{forms + 1}.json\n{Example(type)}");
        }
    }

    [Fact]
    public void Control_a_contract_that_breaks_one_is_noticed()
    {
        const string before = """{"id":"01930000-0000-7000-8000-000000000001","date":"2025-03-03","places":[{"name":"Gent","rank":1}]}""";

        Misread(typeof(AsBefore), before).ShouldBeEmpty();
        Misread(typeof(WithMore), before).ShouldBeEmpty();
        Misread(typeof(Renamed), before).ShouldContain("date is not read");
        Misread(typeof(OfAnotherType), before).ShouldHaveSingleItem().ShouldStartWith("cannot be read: ");
        Misread(typeof(WithMoreThatIsAsked), before).ShouldBe(["version was not there, and has no default"]);
        Misread(typeof(RenamedInside), before).ShouldContain("places.0.name is not read");
    }

    /// <summary>What of this text the type does not say, read as the relay reads the outbox and as a consumer reads the queue.</summary>
    private static IReadOnlyList<string> Misread(Type type, string text)
    {
        try
        {
            var kept = JsonNode.Parse(text)!;
            var lost = new[] { Json.Messages, SystemTextJsonMessageSerializer.Options }.SelectMany(o =>
                NotRead(kept, JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(text, type, o), type, o)));
            return [.. lost.Distinct(), .. NotOptional(type, kept)];
        }
        catch (JsonException e)
        {
            return [$"cannot be read: {e.Message}"];
        }
    }

    private static IEnumerable<string> NotRead(JsonNode? kept, JsonNode? read, string at = "") => kept switch
    {
        JsonObject o => o.SelectMany(p => NotRead(p.Value, (read as JsonObject)?[p.Key], $"{at}.{p.Key}")),
        JsonArray a => a.SelectMany((e, i) => NotRead(e, (read as JsonArray)?.ElementAtOrDefault(i), $"{at}.{i}")),
        _ => JsonNode.DeepEquals(kept, read) ? [] : [$"{at[1..]} is not read"],
    };

    /// <summary>A fact that the text does not have must have a value that says so.</summary>
    private static IEnumerable<string> NotOptional(Type type, JsonNode? kept, string at = "") => kept switch
    {
        JsonArray a when Element(type) is { } element => a.SelectMany((e, i) => NotOptional(element, e, $"{at}.{i}")),
        JsonObject o => type.GetConstructors()[0].GetParameters().SelectMany(p => o.TryGetPropertyValue(InJson(p.Name!), out var value)
            ? NotOptional(p.ParameterType, value, $"{at}.{InJson(p.Name!)}")
            : p.HasDefaultValue ? [] : [$"{at}.{InJson(p.Name!)} was not there, and has no default"[1..]]),
        _ => [],
    };

    /// <summary>Every fact of a message, with the way to it.</summary>
    private static IEnumerable<string> Facts(JsonNode? node, string at = "") => node switch
    {
        JsonObject o => o.SelectMany(p => Facts(p.Value, $"{at}.{p.Key}")),
        JsonArray a => Facts(a[0], at),
        _ => [at],
    };

    /// <summary>A message of this type with all its facts.</summary>
    private static JsonNode? Example(Type type) =>
        Element(type) is { } element ? new JsonArray(Example(element))
        : type.Assembly == typeof(VisitHeld).Assembly
            ? new JsonObject(type.GetConstructors()[0].GetParameters()
                .Select(p => KeyValuePair.Create(InJson(p.Name!), Example(p.ParameterType))))
        : (Nullable.GetUnderlyingType(type) ?? type).Name switch
        {
            nameof(Guid) => "01930000-0000-7000-8000-000000000001",
            nameof(DateOnly) => "2025-03-03",
            nameof(DateTime) => "2025-03-03T09:30:00Z",
            nameof(Boolean) => true,
            nameof(String) => "tekst",
            _ => 2,
        };

    private static Type? Element(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        ? type.GetGenericArguments()[0] : null;

    private static string InJson(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private sealed record Place(string Name, int Rank);

    private sealed record OtherPlace(string Title, int Rank);

    private sealed record AsBefore(Guid Id, DateOnly Date, IReadOnlyList<Place> Places);

    private sealed record WithMore(Guid Id, DateOnly Date, IReadOnlyList<Place> Places, int Version = 0);

    private sealed record WithMoreThatIsAsked(Guid Id, DateOnly Date, IReadOnlyList<Place> Places, int Version);

    private sealed record Renamed(Guid Id, IReadOnlyList<Place> Places, DateOnly Day = default);

    private sealed record OfAnotherType(int Id, DateOnly Date, IReadOnlyList<Place> Places);

    private sealed record RenamedInside(Guid Id, DateOnly Date, IReadOnlyList<OtherPlace> Places);
}
