using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Means;

/// <summary>
/// What the sheets of people and of operating money do alike. A row with the mark of a line changes that line; one without is new, unless it
/// says what a line says already. A line that is not in the sheet stays.
/// </summary>
internal static class ImportLines
{
    internal abstract record Row : SheetRow
    {
        /// <summary>The line that it changes; none: a new one.</summary>
        public Guid? Id { get; init; }
    }

    /// <summary>Takes each row as the line that it is, and sets those that are new or change.</summary>
    /// <param name="sheet">The sheet, in whose words a change is told.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="before">The lines that there are.</param>
    /// <param name="idOf">The id of a line.</param>
    /// <param name="inSheet">A line as it leaves.</param>
    /// <param name="read">The line that a row says, in the place of the one that is there.</param>
    /// <param name="set">Adds a line, or puts it in the place of the one with its id.</param>
    /// <param name="nameOf">What a line is called.</param>
    internal static IReadOnlyList<SheetOutcome> Apply<TRow, TLine>(
        Sheet sheet, IReadOnlyList<TRow>? rows, IReadOnlyList<TLine> before, Func<TLine, Guid> idOf,
        Func<TLine, IReadOnlyList<object?>> inSheet, Func<TRow, TLine?, TLine> read, Action<TLine> set, Func<TLine, string> nameOf)
        where TRow : Row where TLine : class
    {
        HashSet<Guid> taken = [.. (rows ?? []).Select(r => r?.Id).OfType<Guid>()];
        return SheetOutcome.Each("lines", rows, row =>
        {
            RuleViolation.If(row.Id is not null && rows!.Count(r => r.Id == row.Id) > 1, "line-twice",
                "kolom Kenmerk: twee rijen wijzigen dezelfde regel.");
            var saved = row.Id is null ? null : before.FirstOrDefault(l => idOf(l) == row.Id) ?? throw new RuleViolation("line-unknown",
                "kolom Kenmerk: deze regel is er niet (meer) in dit programma. Laat het kenmerk leeg om ze als nieuwe regel toe te voegen.");
            var next = read(row, saved);
            saved ??= before.FirstOrDefault(l => !taken.Contains(idOf(l)) && sheet.Changes(inSheet(l), inSheet(next)) is null);
            taken.Add(idOf(saved ?? next));
            var change = saved is null ? SheetOutcome.New : sheet.Changes(inSheet(saved), inSheet(next));
            if (change is not null)
            {
                set(next);
            }

            return (nameOf(next), change, null);
        });
    }

    /// <summary>The programme, to be looked at.</summary>
    internal static async Task<Programme> Find(Guid id, ProgrammesDb db, CancellationToken ct) =>
        await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();

    /// <summary>The page of an import.</summary>
    internal static Task<IResult> Show(
        Programme programme, string name, (PageAddress Files, PageAddress Read, PageAddress Save) at, string tenant, FormState form,
        IReadOnlyList<SheetOutcome>? outcomes) => Pages.Show<ImportPage>(new
        {
            Title = $"{name} uit een bestand", Name = name, Form = form, Outcomes = outcomes, programme.Version, List = "lines",
            Lead = "Een rij met een kenmerk wijzigt de regel met dat kenmerk, een rij zonder is nieuw. "
                + "Wat niet in het bestand staat, blijft.",
            Files = at.Files.In(tenant, programme.Id), Read = at.Read.In(tenant, programme.Id), Action = at.Save.In(tenant, programme.Id),
            Cancel = OpenMeans.Page.In(tenant, programme.Id),
            Parents = (IReadOnlyList<(string, string)>)[("Programma's", ListProgrammes.Page.In(tenant)),
                (programme.Name, OpenProgramme.Page.In(tenant, programme.Id)), ("Middelen", OpenMeans.Page.In(tenant, programme.Id))],
        });
}
