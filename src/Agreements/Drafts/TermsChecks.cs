namespace AgiiPlatform.Agreements.Drafts;

/// <summary>The checks on terms that need the database.</summary>
internal static class TermsChecks
{
    /// <summary>The agreement named as the one before must be another one that exists here.</summary>
    internal static async Task CheckPredecessor(this Terms terms, Guid? self, AgreementsDb db, CancellationToken ct)
    {
        if (terms.PredecessorId is { } id)
        {
            var exists = id != self && await db.Agreements.AsNoTracking().AnyAsync(a => a.Id == id, ct);
            new Check().Must(exists, "predecessorId", "Kies als vorige overeenkomst een andere overeenkomst die hier bestaat.")
                .ThrowIfInvalid();
        }
    }
}
