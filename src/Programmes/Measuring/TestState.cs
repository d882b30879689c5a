namespace AgiiPlatform.Programmes.Measuring;

/// <summary>How an action stands for the test at the first report.</summary>
public enum TestState
{
    /// <summary>There is no test: nothing is to be reached, or it is not subsidised per unit.</summary>
    None,
    /// <summary>The day of the test is not over.</summary>
    Ahead,
    /// <summary>Enough was reached by then.</summary>
    Passed,
    /// <summary>Too little was reached by then.</summary>
    Failed,
    /// <summary>Nothing was measured by then.</summary>
    NotMeasured,
    /// <summary>A jury judges.</summary>
    Jury,
}
