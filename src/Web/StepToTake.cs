namespace AgiiPlatform.Web;

/// <summary>Who asks has signed in, but must first do what is asked at this address: nothing else opens.</summary>
public sealed record StepToTake(string Address);
