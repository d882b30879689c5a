namespace AgiiPlatform.Programmes.Plans;

/// <summary>A talk about how a policy plan goes.</summary>
/// <param name="Date">When.</param>
/// <param name="With">With which service or whom.</param>
/// <param name="Text">What was said.</param>
public sealed record Talk(DateOnly Date, string With, string? Text);
