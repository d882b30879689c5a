namespace AgiiPlatform.Programmes.Measuring;

/// <summary>What the states of the test are called.</summary>
internal static class TestLabels
{
    internal static string Label(this TestState state) => state switch
    {
        TestState.None => "Geen toets",
        TestState.Ahead => "Toets komt nog",
        TestState.Passed => "Toets gehaald",
        TestState.Failed => "Toets niet gehaald",
        TestState.NotMeasured => "Niet gemeten",
        _ => "Jury",
    };

    internal static Severity Severity(this TestState state) => state switch
    {
        TestState.Ahead or TestState.Jury => Web.Severity.Info,
        TestState.Passed => Web.Severity.Success,
        TestState.Failed => Web.Severity.Danger,
        TestState.NotMeasured => Web.Severity.Warning,
        _ => Web.Severity.Neutral,
    };
}
