namespace AgiiPlatform.Overview;

/// <summary>The facts that count at one moment, by municipality and by date.</summary>
internal sealed record OverviewFacts(
    long Stamp, long LookedAt, IReadOnlyDictionary<Guid, DateOnly[]> Visits, IReadOnlyDictionary<Guid, SignedAgreement[]> Agreements)
{
    internal IReadOnlyList<DateOnly> VisitsTo(Tenant municipality) => Visits.GetValueOrDefault(municipality.Id, []);

    internal IReadOnlyList<SignedAgreement> AgreementsOf(Tenant municipality) => Agreements.GetValueOrDefault(municipality.Id, []);
}
