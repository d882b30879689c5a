namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// In which form AgII supports an action: the closed list of six. Open until the people concerned on both sides have chosen one.
/// </summary>
public enum WorkingForm
{
    /// <summary>Informatie.</summary>
    Information,
    /// <summary>Vorming.</summary>
    Training,
    /// <summary>Werksessie: only inside a learning track (R8).</summary>
    WorkSession,
    /// <summary>Adviseren.</summary>
    Advice,
    /// <summary>Leertraject: holds the others, for one organisation.</summary>
    LearningTrack,
    /// <summary>Leer- en coachingstraject: for several organisations together.</summary>
    LearningAndCoachingTrack,
}
