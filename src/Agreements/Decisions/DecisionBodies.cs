namespace AgiiPlatform.Agreements.Decisions;

/// <summary>What the bodies do, and what they are called.</summary>
internal static class DecisionBodies
{
    /// <summary>Whether it refers an agreement to a council; the others approve or reject.</summary>
    internal static bool Refers(this DecisionBody body) => body is DecisionBody.College or DecisionBody.PermanentBureau;

    /// <summary>The council that decides on what this body refers.</summary>
    internal static DecisionBody Council(this DecisionBody body) =>
        body is DecisionBody.PermanentBureau or DecisionBody.OcmwCouncil ? DecisionBody.OcmwCouncil : DecisionBody.Council;

    /// <summary>"College van burgemeester en schepenen".</summary>
    internal static string Name(this DecisionBody body) => body switch
    {
        DecisionBody.College => "College van burgemeester en schepenen",
        DecisionBody.Council => "Gemeenteraad",
        DecisionBody.PermanentBureau => "Vast bureau",
        _ => "Raad voor maatschappelijk welzijn",
    };

    /// <summary>"het college", in a sentence.</summary>
    internal static string WithArticle(this DecisionBody body) => body switch
    {
        DecisionBody.College => "het college",
        DecisionBody.Council => "de gemeenteraad",
        DecisionBody.PermanentBureau => "het vast bureau",
        _ => "de raad voor maatschappelijk welzijn",
    };
}
