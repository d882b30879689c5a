namespace AgiiPlatform.Platform.Tenancy;

/// <summary>Who acts: the person, in which role. A consumer of a message acts as the service itself, with no person.</summary>
public sealed record Actor(Guid? PersonId, string Role, string Name)
{
    /// <summary>Nobody: reads and writes nothing.</summary>
    public static Actor Nobody { get; } = new(null, "", "");

    /// <summary>The platform itself, handling a message.</summary>
    public static Actor Consumer(string name) => new(null, "platform", name);
}
