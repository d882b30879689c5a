using AgiiPlatform.Contracts;

namespace AgiiPlatform.Caseloads;

/// <summary>
/// A consultant works for a municipality from–until (inclusive); on those dates, and no others, they have access to that municipality.
/// </summary>
internal sealed class Assignment : TenantEntity
{
    private Assignment()
    {
    }

    /// <summary>Assigns; <paramref name="others"/> are the consultant's assignments to the same municipality.</summary>
    internal Assignment(Tenant municipality, Guid consultantId, DateOnly from, DateOnly? until, IReadOnlyList<Assignment> others)
    {
        RuleViolation.If(municipality.EndedOn < from, "municipality-ended",
            $"{municipality.Name} is {municipality.Ending}. Wijs de consulent toe aan {municipality.Successor?.Name}.");
        RuleViolation.If(!municipality.ExistsOn(from), "municipality-did-not-exist",
            $"{municipality.Name} bestond nog niet op {from.InWords()}.");
        (MunicipalityId, ConsultantId, From) = (municipality.Id, consultantId, from);
        EndOn(until, others);
    }

    public Guid MunicipalityId { get; private set; }

    public Guid ConsultantId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    internal Period Period => new(From, Until);

    /// <summary>Sets the last day, sooner or later than it was.</summary>
    internal void EndOn(DateOnly? until, IReadOnlyList<Assignment> others)
    {
        RuleViolation.If(until < From, "ends-before-start", $"Het einde ligt voor het begin: de toewijzing begint op {From.InWords()}.");
        Until = until;
        var overlap = others.FirstOrDefault(o => o.Id != Id && o.Period.Overlaps(Period));
        RuleViolation.If(overlap is not null, "assignment-overlaps",
            $"Deze consulent is al aan deze gemeente toegewezen {overlap?.Period.InWords()}. Kies andere dagen of wijzig die toewijzing.");
    }

    /// <summary>The message about the state that is about to be saved.</summary>
    internal AssignmentChanged Changed() => new(Id, MunicipalityId, ConsultantId, From, Until, Version + 1);
}
