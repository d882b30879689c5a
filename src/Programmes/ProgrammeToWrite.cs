namespace AgiiPlatform.Programmes;

/// <summary>
/// The one way in which an act takes a programme to write into it. A subsidised one that is closed or withdrawn is refused. A policy plan
/// and a project have rules of their own.
/// </summary>
internal static class ProgrammeToWrite
{
    /// <summary>The programme, when it may be written into. It counts as written: who closes it meanwhile is a second writer.</summary>
    internal static Programme ToWrite(this ProgrammesDb db, Programme programme)
    {
        if (programme.Kind == ProgrammeKind.Subsidised)
        {
            programme.RefuseIfOver();
        }

        db.Touch(programme);
        return programme;
    }

    /// <summary>Whether nothing of it is written any more.</summary>
    internal static bool IsOver(this ProgrammeStatus status) => status is ProgrammeStatus.Closed or ProgrammeStatus.Withdrawn;

    /// <summary>
    /// A subsidised programme with its actions, or with this one, to write measurements. Only the actions are written then, since many
    /// measure at a time. It is one query, and closing touches each action: so a closing was seen here, or is a second writer.
    /// </summary>
    internal static async Task<(Programme Programme, List<ProgrammeAction> Actions)> ToMeasure(
        this ProgrammesDb db, Guid id, string? code, CancellationToken ct)
    {
        var found = await db.Programmes.Where(p => p.Id == id && p.Kind == ProgrammeKind.Subsidised)
            .Select(p => new
            {
                Programme = p,
                Actions = db.Actions.Where(a => a.ProgrammeId == p.Id && (code == null || a.Code == code)).ToList(),
            })
            .FirstOrDefaultAsync(ct) ?? throw new NotFound();
        found.Programme.RefuseIfOver();
        return (found.Programme, found.Actions);
    }
}
