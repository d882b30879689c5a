namespace AgiiPlatform.Programmes.Boards;

/// <summary>A programme at a glance.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Period">Its first and last day.</param>
/// <param name="AsOf">The day on which the progress is told.</param>
/// <param name="Actions">Its actions, a tile each.</param>
/// <param name="NotChosen">The actions of its definition that were not chosen.</param>
/// <param name="Money">What each action gets and spends.</param>
/// <param name="GeneralOperatingCents">Operating money of no action.</param>
/// <param name="Services">People by service, each line once.</param>
/// <param name="Phases">What happens when.</param>
public sealed record BoardView(
    Guid Id, string Name, ProgrammeKind Kind, Period Period, DateOnly AsOf, IReadOnlyList<BoardTile> Actions,
    IReadOnlyList<NotChosen> NotChosen, IReadOnlyList<BoardMoney> Money, long GeneralOperatingCents, IReadOnlyList<BoardService> Services,
    IReadOnlyList<BoardPhase> Phases);
