namespace AgiiPlatform.Programmes;

/// <summary>A programme in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Actions">How many actions it has.</param>
/// <param name="SubsidyCents">What they get together.</param>
public sealed record ProgrammeLine(
    Guid Id, ProgrammeKind Kind, string Name, DateOnly From, DateOnly Until, ProgrammeStatus Status, int Actions, long SubsidyCents);
