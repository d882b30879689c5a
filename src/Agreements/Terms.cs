namespace AgiiPlatform.Agreements;

/// <summary>What an agreement says: everything that its drafters write and the council approves.</summary>
/// <param name="Number">The municipality's own number, if it gives one.</param>
/// <param name="Title">As printed.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="LegalBasis">The decree it rests on.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, included: the seed has "tot" and "tot en met" for the same day.</param>
/// <param name="PredecessorEndedOn">The last day of the agreement before it, to see whether days were left uncovered.</param>
/// <param name="Parties">At least the municipality and AgII.</param>
/// <param name="SignInAnyOrder">Whether anybody may sign first; otherwise the parties and their representatives sign in their order here.</param>
internal sealed record Terms(
    string? Number, string Title, Theme Theme, string LegalBasis, DateOnly From, DateOnly Until, DateOnly? PredecessorEndedOn,
    IReadOnlyList<Party> Parties, bool SignInAnyOrder)
{
    internal const int MaxNumber = 50;
    internal const int MaxTitle = 300;
    internal const int MaxLegalBasis = 500;

    /// <summary>What nearly every agreement rests on.</summary>
    internal const string Decree = "Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid";
}
