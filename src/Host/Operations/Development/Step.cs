using System.Diagnostics;

namespace AgiiPlatform.Host.Operations.Development;

/// <summary>Something that took time: a request, a message, a query.</summary>
/// <param name="Trace">What it was part of: one act, from the request to the last consumer.</param>
/// <param name="Id">Its own id in that.</param>
/// <param name="Parent">The step in which it was taken.</param>
/// <param name="Kind">Whether it is a request (server), a message sent (producer) or taken (consumer), or a query (client).</param>
/// <param name="Name">What it was, in a line.</param>
/// <param name="At">When it began (UTC).</param>
/// <param name="Duration">How long it took.</param>
public sealed record Step(
    ActivityTraceId Trace, ActivitySpanId Id, ActivitySpanId Parent, ActivityKind Kind, string Name, DateTime At, TimeSpan Duration);
