namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A duo as its own municipality and the coordinator see it, by name: each reading is in the log.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Mentor">The volunteer; empty once the names are erased.</param>
/// <param name="Mentee">The newcomer; empty once the names are erased.</param>
/// <param name="Channel">How the mentor was found.</param>
/// <param name="Goals">What the mentee wants to reach.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="Meetings">Their meetings, by date.</param>
/// <param name="ErasedOn">When the names were erased; null while they are there.</param>
/// <param name="Corrections">What it said before it was corrected.</param>
public sealed record DuoView(
    Guid Id, int Version, string Mentor, string Mentee, RecruitmentChannel Channel, IReadOnlyList<DuoGoal> Goals, DateOnly From,
    DateOnly? Until, DuoOutcome? Outcome, string? Note, IReadOnlyList<DuoMeeting> Meetings, DateOnly? ErasedOn,
    IReadOnlyList<Correction> Corrections)
{
    /// <summary>Whether they met less often than a duo does at least.</summary>
    public bool IsBelowMinimum => Meetings.Count < Duo.MinMeetings;

    /// <summary>Who they are, for a title.</summary>
    internal string Names => ErasedOn is null ? $"{Mentor} en {Mentee}" : "Duo (namen gewist)";

    internal static DuoView Of(Duo d) => new(
        d.Id, d.Version, d.Mentor, d.Mentee, d.Channel, d.Goals, d.From, d.Until, d.Outcome, d.Note, d.Meetings, d.ErasedOn, d.Corrections);
}
