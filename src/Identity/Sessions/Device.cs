namespace AgiiPlatform.Identity.Sessions;

/// <summary>What a browser says of itself, in a few words.</summary>
internal static class Device
{
    // In this order: most browsers also name those that they resemble.
    private static readonly (string Part, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Part, string Name)[] Machines =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

    internal static string InWords(string agent)
    {
        var (browser, machine) = (Named(Browsers, agent), Named(Machines, agent));
        return (browser, machine) switch
        {
            (null, null) => "Een onbekend toestel",
            (null, { } only) => only,
            ({ } only, null) => only,
            _ => $"{browser} op {machine}",
        };
    }

    private static string? Named((string Part, string Name)[] known, string agent) =>
        Array.Find(known, k => agent.Contains(k.Part, StringComparison.Ordinal)).Name;
}
