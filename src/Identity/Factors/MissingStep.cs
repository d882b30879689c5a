namespace AgiiPlatform.Identity.Factors;

/// <summary>What somebody who signed in must still do before anything else.</summary>
internal enum MissingStep
{
    /// <summary>The second step.</summary>
    SecondStep,

    /// <summary>Choosing one, for they have none and must.</summary>
    SetUp,
}
