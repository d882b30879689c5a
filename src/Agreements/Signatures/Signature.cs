namespace AgiiPlatform.Agreements.Signatures;

/// <summary>
/// A signature under an agreement. One that is withdrawn stays, with the reason, and counts no more. What stands in the body may be
/// absent: rows kept before these members existed must still read.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Party">Which party, counted from 0 in the agreement's order.</param>
/// <param name="Representative">Which of its representatives, counted from 0.</param>
/// <param name="On">The day of signing; null when the paper does not say (the printed agreement of 2018 bears no date).</param>
/// <param name="Place">Where.</param>
/// <param name="Withdrawal">Why and when it was withdrawn; null while it counts.</param>
internal sealed record Signature(Guid Id, int Party, int Representative, DateOnly? On, string? Place, Withdrawal? Withdrawal = null)
{
    /// <summary>The name of the representative when the signature was recorded; it stays when the agreement is drafted anew.</summary>
    public string? Name { get; init; }

    /// <summary>The title of the representative then, as printed.</summary>
    public string? Title { get; init; }

    /// <summary>Who held the pen, "voor deze", when that was somebody else.</summary>
    public Substitute? Substitute { get; init; }

    /// <summary>On paper or electronically; null when nobody said.</summary>
    public SigningMethod? Method { get; init; }

    /// <summary>The scan or the electronically signed copy: one of the agreement's documents.</summary>
    public Guid? Document { get; init; }
}
