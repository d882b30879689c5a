namespace AgiiPlatform.Agreements.Signatures;

/// <summary>A signature under an agreement. One that is withdrawn stays, with the reason, and counts no more.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Party">Which party, counted from 0 in the agreement's order.</param>
/// <param name="Representative">Which of its representatives, counted from 0.</param>
/// <param name="On">The day of signing; null when the paper does not say (the printed agreement of 2018 bears no date).</param>
/// <param name="Place">Where.</param>
/// <param name="Withdrawal">Why and when it was withdrawn; null while it counts.</param>
internal sealed record Signature(Guid Id, int Party, int Representative, DateOnly? On, string? Place, Withdrawal? Withdrawal = null);

/// <summary>The withdrawal of a signature.</summary>
internal sealed record Withdrawal(DateOnly On, string Reason);
