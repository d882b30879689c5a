namespace AgiiPlatform.Contracts;

/// <summary>The service that publishes this message and signs it, or each of those that do: from any other it is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublishedByAttribute(params string[] services) : Attribute
{
    /// <summary>Their names.</summary>
    public string[] Services { get; } = services;
}
