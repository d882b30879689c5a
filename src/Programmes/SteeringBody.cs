using AgiiPlatform.Programmes.Steering;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes;

/// <summary>A body that steers one or several programmes. A meeting of it counts for each of them, and once in totals.</summary>
internal sealed class SteeringBody : TenantEntity
{
    internal const int MaxName = 200;

    internal string Name { get; private set; } = "";

    /// <summary>What it was called before: the calendar has meetings of it under these names.</summary>
    internal IReadOnlyList<string> EarlierNames { get; private set; } = [];

    /// <summary>Who is to be in it, a role on each line: "ambtenaar", "schepen of kabinet", "externe deskundige".</summary>
    internal string? Composition { get; private set; }

    /// <summary>How often it meets in a year, at least and at most.</summary>
    internal int? MeetingsMin { get; private set; }

    /// <inheritdoc cref="MeetingsMin"/>
    internal int? MeetingsMax { get; private set; }

    internal IReadOnlyList<BodyMember> Members { get; private set; } = [];

    /// <summary>Since and until when it steers; a body that ended stays readable.</summary>
    internal DateOnly? From { get; private set; }

    /// <inheritdoc cref="From"/>
    internal DateOnly? Until { get; private set; }

    /// <summary>The programmes for which its meetings count, beside those of which an action reports to it.</summary>
    internal IReadOnlyList<Guid> ProgrammeIds { get; private set; } = [];

    /// <summary>Whether it has or had this name, as names are compared.</summary>
    internal bool IsCalled(string name) => EarlierNames.Append(Name).Any(n => FoldedText.Of(n) == FoldedText.Of(name));

    /// <summary>Writes what it is and who is in it.</summary>
    internal void Write(BodyTerms terms)
    {
        RuleViolation.If(terms.MeetingsMax < terms.MeetingsMin, "frequency-upside-down",
            $"«{terms.Name}»: hoogstens {terms.MeetingsMax} keer per jaar is minder dan minstens {terms.MeetingsMin}.");
        RuleViolation.If(terms.Until < terms.From, "period-ends-before-it-begins",
            $"«{terms.Name}» stopt op {terms.Until.InWords()}, voor ze begint op {terms.From.InWords()}.");
        if (Name.Length > 0 && FoldedText.Of(Name) != FoldedText.Of(terms.Name))
        {
            EarlierNames = [.. EarlierNames.Where(n => FoldedText.Of(n) != FoldedText.Of(terms.Name)), Name];
        }

        (Name, Composition, MeetingsMin, MeetingsMax) = (terms.Name, terms.Composition, terms.MeetingsMin, terms.MeetingsMax);
        (Members, From, Until, ProgrammeIds) = (terms.Members, terms.From, terms.Until, terms.ProgrammeIds);
    }
}
