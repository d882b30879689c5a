namespace AgiiPlatform.Specs;

/// <summary>
/// The trait of a spec that belongs to one shape only, with what it is about: <c>[Trait(Shape.Only, Shape.Full)]</c>. tests/run leaves
/// it out of the other, so that nothing is skipped.
/// </summary>
internal static class Shape
{
    /// <summary>The trait's name.</summary>
    internal const string Only = "Shape";

    /// <summary>SQLite, the bus in memory, files.</summary>
    internal const string Embedded = "embedded";

    /// <summary>PostgreSQL, RabbitMQ, Azurite.</summary>
    internal const string Full = "full";
}
