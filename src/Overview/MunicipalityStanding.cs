using System.Runtime.InteropServices;

namespace AgiiPlatform.Overview;

/// <summary>
/// How a municipality stands on a date: its first visit of the legislature, the day of the last signature of its first agreement of the
/// legislature, and of the minimum content (R13) which parts one of those agreements holds, and whether one holds them all.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MunicipalityStanding(
    DateOnly? FirstVisit, DateOnly? SignedOn, bool DataExchange, bool ContactPerson, bool MutualReferral, bool Complete)
{
    /// <summary>Only facts up to the date count. It is asked of 300 municipalities for each overview: one way past the facts of each.</summary>
    internal static MunicipalityStanding Of(Tenant municipality, OverviewFacts facts, Legislature legislature, DateOnly date)
    {
        DateOnly? firstVisit = null;
        foreach (var visit in facts.VisitsTo(municipality)) // in order of date
        {
            if (visit >= legislature.From)
            {
                firstVisit = visit <= date ? visit : null;
                break;
            }
        }

        var (signedOn, term) = ((DateOnly?)null, new Period(legislature.From, legislature.Until));
        var (dataExchange, contactPerson, mutualReferral, complete) = (false, false, false, false);
        foreach (var agreement in facts.AgreementsOf(municipality)) // in the order of signing
        {
            if (agreement.SignedOn <= date && agreement.Period.Overlaps(term))
            {
                signedOn ??= agreement.SignedOn;
                dataExchange |= agreement.DataExchange;
                contactPerson |= agreement.ContactPerson;
                mutualReferral |= agreement.MutualReferral;
                complete |= agreement is { DataExchange: true, ContactPerson: true, MutualReferral: true };
            }
        }

        return new(firstVisit, signedOn, dataExchange, contactPerson, mutualReferral, complete);
    }
}
