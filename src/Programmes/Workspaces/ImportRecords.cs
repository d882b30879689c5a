using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// What the sheets of the meetings and of the welcome sheets of a project do alike. A municipality adds and corrects its own; a row of
/// another one may be in the file, as long as it says what there is. What is not in the file stays.
/// </summary>
internal static class ImportRecords
{
    internal abstract record Row : SheetRow
    {
        /// <summary>The record that it changes; none: known by its kind, title and day, or new.</summary>
        public Guid? Id { get; init; }

        public string? Title { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>Whose it is, by name; its own when none is given.</summary>
        public string? Municipality { get; init; }
    }

    /// <summary>The column of the id, by which a row is known again.</summary>
    internal static readonly SheetColumn Mark = new("Kenmerk", Split: text => Guid.TryParse(text, out var id) ? [("id", $"{id}")]
        : throw new RefusedText("is geen kenmerk. Laat het leeg voor een nieuwe rij."));

    /// <summary>What counts in the project: its own records to be changed, those of the others to compare.</summary>
    internal static async Task<List<T>> Read<T>(Project project, ProgrammesDb db, CancellationToken ct) where T : WorkspaceRow
    {
        project.MustTakePart();
        var own = await db.Set<T>().Where(r => r.ProjectId == project.Id && r.RemovedBecause == null).OrderBy(r => r.Id).ToListAsync(ct);
        var others = await project.Records<T>(db).Where(r => r.TenantId != project.Here.Id).OrderBy(r => r.Id).ToListAsync(ct);
        return [.. own, .. others];
    }

    /// <summary>Takes each row as the record that it is, and adds or corrects those of this municipality.</summary>
    /// <param name="project">The project.</param>
    /// <param name="sheet">The sheet, in whose words a change is told.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="all">What counts in the project; what is new comes in too.</param>
    /// <param name="nameOf">What the municipality of a record is called.</param>
    /// <param name="same">Whether a record is of the kind, title and day of a row.</param>
    /// <param name="inSheet">A record as it leaves.</param>
    /// <param name="told">What a row says, as it would leave; refused when it cannot be.</param>
    /// <param name="write">Makes the record that a row says, or corrects the one that there is.</param>
    /// <param name="mustBeNew">Refuses what is there twice.</param>
    /// <param name="changed">Takes what is new or changes.</param>
    /// <param name="dryRun">Whether it is only looked at.</param>
    internal static IReadOnlyList<SheetOutcome> Apply<TRow, TRecord>(
        Project project, Sheet sheet, IReadOnlyList<TRow>? rows, List<TRecord> all, Func<Guid, string> nameOf,
        Func<TRow, TRecord, bool> same, Func<TRecord, IReadOnlyList<object?>> inSheet,
        Func<TRow, TRecord?, IReadOnlyList<object?>> told, Func<TRow, TRecord?, TRecord> write,
        Action<TRecord, IReadOnlyList<TRecord>> mustBeNew, List<TRecord> changed, bool dryRun)
        where TRow : Row where TRecord : WorkspaceRow
    {
        HashSet<Guid> taken = [];
        var here = nameOf(project.Here.Id);
        return SheetOutcome.Each("lines", rows, row =>
        {
            new Check().RequiredText(row.Title, "title", "de titel", Deliverable.MaxTitle)
                .Must(row.Date is not null, "date", "vul de kolom Datum in.").ThrowIfInvalid();
            var municipality = row.Municipality ?? here;
            var saved = row.Id is { } mark
                ? all.FirstOrDefault(r => r.Id == mark) ?? throw new RuleViolation("record-unknown",
                    "kolom Kenmerk: dit is er niet (meer) in dit project. Laat het kenmerk leeg om een nieuwe rij toe te voegen.")
                : all.FirstOrDefault(r => same(row, r) && FoldedText.Of(nameOf(Of(project, r))) == FoldedText.Of(municipality));
            RuleViolation.If(saved is not null && !taken.Add(saved.Id), "record-twice", $"{row.Title} staat er twee keer.");
            RuleViolation.If(saved is null && FoldedText.Of(municipality) != FoldedText.Of(here), "own-records-only",
                $"{row.Title} is van {municipality}: {here} voegt alleen toe wat het zelf deed.");
            var change = saved is null ? SheetOutcome.New : sheet.Changes(inSheet(saved), told(row, saved));
            if (change is null)
            {
                return (row.Title!, null, null);
            }

            RuleViolation.If(saved is not null && Of(project, saved) != project.Here.Id, "own-records-only",
                $"{row.Title} is van {(saved is null ? "" : nameOf(Of(project, saved)))}, en alleen die gemeente wijzigt dat ({change}).");
            var version = saved?.Version;
            Import.RefuseStale(row, change, version ?? 0, row.Title!, dryRun);
            var written = write(row, saved);
            mustBeNew(written, all);
            all.AddRange(saved is null ? [written] : []);
            taken.Add(written.Id);
            changed.Add(written);
            return (row.Title!, change, version);
        });
    }

    /// <summary>Whose a record is: a new one is stamped when it is saved.</summary>
    internal static Guid Of(Project project, WorkspaceRow record) => record.TenantId == Guid.Empty ? project.Here.Id : record.TenantId;

    /// <summary>Saves what changed, of which the new is not in the database yet.</summary>
    internal static async Task Save<T>(
        string act, IReadOnlyList<SheetOutcome> outcomes, string? reason, IReadOnlyList<T> changed, ProgrammesDb db, CancellationToken ct)
        where T : WorkspaceRow
    {
        Import.RequireReason(outcomes, reason);
        if (changed.Count > 0)
        {
            db.AddRange(changed.Where(r => db.Entry(r).State == EntityState.Detached));
            await db.Save(act, null, $"uit een bestand: {string.Join(' ', changed.Select(r => r.Id.ToString("N")))}", ct);
        }
    }

    /// <summary>The page of an import.</summary>
    internal static Task<IResult> Show(
        Project project, string name, (PageAddress Files, PageAddress Read, PageAddress Save) at, FormState form,
        IReadOnlyList<SheetOutcome>? outcomes)
    {
        var tenant = project.Here.Slug;
        return Pages.Show<ImportPage>(new
        {
            Title = $"{name} uit een bestand", Name = name, List = "lines", Form = form, Outcomes = outcomes, AsksReason = true,
            Lead = "Een rij met een kenmerk, of met dezelfde soort, titel en datum, corrigeert wat er staat; een andere is nieuw. "
                + "U voegt toe en corrigeert alleen wat uw gemeente deed. Wat niet in het bestand staat, blijft.",
            Files = at.Files.In(tenant, project.Id), Read = at.Read.In(tenant, project.Id), Action = at.Save.In(tenant, project.Id),
            Cancel = at.Files.In(tenant, project.Id),
            Parents = (IReadOnlyList<(string, string)>)[("Projecten", ListProjects.Page.In(tenant)),
                (project.Programme.Name, OpenProject.Page.In(tenant, project.Id)), (name, at.Files.In(tenant, project.Id))],
        });
    }
}
