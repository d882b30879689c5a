namespace AgiiPlatform.Operate;

/// <summary>Figures that people want to see: <c>tests/operate</c> shows them at its end.</summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    internal static void Say(string figure)
    {
        lock (Gate)
        {
            File.AppendAllLines(Environment.GetEnvironmentVariable("AGII_OPERATE_FIGURES")!, [figure]);
        }
    }
}
