using System.Runtime.InteropServices;

namespace AgiiPlatform.Municipalities;

/// <summary>A stretch of days, both ends included; null is without beginning, or without end.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(DateOnly? From, DateOnly? Until)
{
    /// <summary>Whether a day falls in it.</summary>
    public bool Covers(DateOnly day) => !(day < From) && !(day > Until);

    /// <summary>Whether the two have a day in common.</summary>
    public bool Overlaps(Period other) => !(Until < other.From) && !(other.Until < From);
}
