using System.Text;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Those present in one function.</summary>
/// <param name="Function">The function as printed: voorzitter, burgemeester, schepenen, gemeenteraadsleden, algemeen directeur.</param>
/// <param name="Names">Their names, in the order of the minutes.</param>
public sealed record PresentGroup(string Function, IReadOnlyList<string> Names)
{
    /// <summary>The general manager and other officials are present and do not vote.</summary>
    internal bool Votes => !Functions.OfOfficial(Function);
}
