namespace AgiiPlatform.Contracts;

/// <summary>The service that publishes this message and signs it: from any other it is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublishedByAttribute(string service) : Attribute
{
    /// <summary>Its name.</summary>
    public string Service { get; } = service;
}
