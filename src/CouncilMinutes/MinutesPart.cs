namespace AgiiPlatform.CouncilMinutes;

/// <summary>The parts of minutes: each line belongs to one.</summary>
internal enum MinutesPart
{
    Header,
    Present,
    Absent,
    Item,
    Reasons,
    History,
    Facts,
    Argument,
    Finances,
    Other,
    Articles,
    Closing,
}
