namespace AgiiPlatform.Programmes;

/// <summary>How far a programme is, from the proposal to what is paid at the end.</summary>
public enum ProgrammeStatus
{
    /// <summary>Being written: numbers may change freely.</summary>
    Draft,
    /// <summary>Sent to who pays for it or approves it.</summary>
    AppliedFor,
    /// <summary>Granted or approved.</summary>
    Granted,
    /// <summary>At work.</summary>
    Running,
    /// <summary>Over: the last report is sent.</summary>
    Closed,
    /// <summary>Given up before it was over: it stays readable and does not count.</summary>
    Withdrawn,
}
