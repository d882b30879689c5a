using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>A meeting of the municipality's calendar, which Agreements keeps; counted with the body of its name.</summary>
internal sealed class MeetingFact : Projection
{
    public DateOnly Date { get; private set; }
    public string? Body { get; private set; }
    public bool Held { get; private set; }
    public bool Cancelled { get; private set; }

    internal void Apply(MeetingChanged message) => (Date, Body, Held, Cancelled) =
        (message.Date, message.Body is { Length: > SteeringBody.MaxName } ? null : message.Body, message.Held, message.Cancelled);
}
