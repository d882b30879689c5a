namespace AgiiPlatform.Programmes.Measuring;

/// <summary>The test of an action at the first report, and how it was decided.</summary>
/// <param name="State">How it stands.</param>
/// <param name="On">Up to and including this day counts.</param>
/// <param name="Needed">What must be reached by then, in whole units.</param>
/// <param name="Text">The rule that decides, as a sentence.</param>
public sealed record TestView(TestState State, DateOnly? On, int? Needed, string? Text);
