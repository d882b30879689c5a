namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What is given of a duo, when it begins and when it is corrected.</summary>
internal record DuoInput
{
    public string? Mentor { get; init; }
    public string? Mentee { get; init; }
    public RecruitmentChannel? Channel { get; init; }
    public IReadOnlyList<DuoGoal>? Goals { get; init; }
    public DateOnly? From { get; init; }
    public string? Note { get; init; }

    internal Check Check() => new Check().RequiredText(Mentor, "mentor", "de naam van de mentor", Duo.MaxName)
        .RequiredText(Mentee, "mentee", "de naam van de mentee", Duo.MaxName)
        .Must(Channel is not null, "channel", "Kies hoe de mentor is gevonden.")
        .Must(Goals is { Count: > 0 }, "goals", "Kies minstens één doel.")
        .Required(From, "from", "de eerste dag").MaxLength(Note, "note", "de nota", Duo.MaxNote);

    internal DuoTerms Terms => new(Mentor!, Mentee!, Channel!.Value, Goals!, From!.Value, Note);
}
