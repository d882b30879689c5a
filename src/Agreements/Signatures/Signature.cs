namespace AgiiPlatform.Agreements.Signatures;

/// <summary>A signature under an agreement. One that is withdrawn stays on record with the reason, and counts no more.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Party">Which party, counted from 0 in the agreement's order.</param>
/// <param name="Representative">Which of its representatives, counted from 0.</param>
/// <param name="Signatory">That representative as the agreement had them then; it stays when the parties change.</param>
/// <param name="On">The day of signing; null when the paper does not state it (the printed agreement of 2018 bears no date).</param>
/// <param name="Place">Where.</param>
/// <param name="Withdrawal">Why and when it was withdrawn; null while it counts.</param>
internal sealed record Signature(
    Guid Id, int Party, int Representative, Representative Signatory, DateOnly? On, string? Place, Withdrawal? Withdrawal = null)
{
    /// <summary>Who signed instead, "voor deze", when that was somebody else.</summary>
    public Substitute? Substitute { get; init; }

    /// <summary>On paper or electronically; null when it was not given.</summary>
    public SigningMethod? Method { get; init; }

    /// <summary>Who recorded it, with the scan, for the one who signed; null when that person signed here themselves.</summary>
    public Registrar? RecordedBy { get; init; }

    /// <summary>The scan or the electronically signed copy: one of the agreement's documents.</summary>
    public Guid? Document { get; init; }

    /// <summary>The representatives without a signature that counts, in the order of the agreement.</summary>
    internal static IReadOnlyList<Representative> MissingOf(IReadOnlyList<Party> parties, IReadOnlyList<Signature> signatures) =>
    [
        .. from party in parties.Index()
           from representative in party.Item.Representatives.Index()
           where !signatures.Any(s => s.Withdrawal is null && s.Party == party.Index && s.Representative == representative.Index)
           select representative.Item,
    ];
}
