namespace AgiiPlatform.Identity.Factors;

/// <summary>On a route: it lets in who must still do this. All others refuse them.</summary>
internal sealed record LetsIn(params IReadOnlyList<MissingStep> Who)
{
    /// <summary>Where who must do this goes.</summary>
    internal static string AddressFor(MissingStep step) => step == MissingStep.SecondStep ? SecondStep.Address : TwoSteps.Address;
}
