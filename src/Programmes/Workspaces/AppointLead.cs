using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// AgII hands the lead of a project to another member, with a reason: when the municipality that leads has merged, for example, and can
/// no longer do so itself. Told in the log of all whom it concerns.
/// </summary>
internal static class AppointLead
{
    internal sealed record Input
    {
        /// <summary>The name in addresses of who leads from now on.</summary>
        public string? Municipality { get; init; }

        /// <summary>Why; the members of the project read it.</summary>
        public string? Reason { get; init; }

        /// <summary>The turn of leading that was looked at, as the form has it.</summary>
        public int? Turn { get; init; }
    }

    internal const Permission Needs = Permission.ProgrammeDefinitionsWrite;

    /// <summary>The project, by the municipality that began it and its id.</summary>
    internal static readonly PageAddress Page = new("/projecten/{starter}/{id:guid}/leiding");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Needs, "/projects/{starter}/{id:guid}/lead", Handle, everywhere: true)
        .Form(Page, Show, "De leiding is doorgegeven.", then: ListProjects.Page);

    private static async Task Handle(
        string starter, Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var found = await Find(starter, id, db, registry, ct);
        new Check().RequiredText(input.Municipality, "municipality", "de gemeente")
            .RequiredText(input.Reason, "reason", "waarom u de leiding doorgeeft", Series.MaxReason).ThrowIfInvalid();
        RuleViolation.If(input.Turn is { } seen && seen != found.HandOvers.Turn(), "changed-meanwhile",
            "Iemand anders gaf de leiding intussen door. Bekijk wie er nu leidt en probeer opnieuw.");
        var to = found.Candidates.FirstOrDefault(m => m.Slug == input.Municipality);
        RuleViolation.If(to is null, "leads-who-takes-part", "Alleen een andere gemeente die nu deelneemt, kan de leiding krijgen.");
        var handOver = HandOver.Next(found.Starter.Id, id, found.HandOvers, to!, db.Context.Now, input.Reason);
        db.HandOvers.Add(handOver);
        foreach (var concerned in found.Members)
        {
            db.NoteIn(concerned, nameof(AppointLead), $"project {id:N}, {to!.Slug}: {input.Reason}");
        }

        await db.Save(nameof(AppointLead), handOver, $"{to!.Slug}: {input.Reason}", ct);
    }

    /// <summary>What AgII looks at: ids, days, and no persons.</summary>
    private sealed record Found(
        Tenant Starter, string Name, IReadOnlyList<HandOver> HandOvers, IReadOnlyList<Guid> Members, IReadOnlyList<Tenant> Candidates);

    private static async Task<Found> Find(
        string starter, Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (all, began) = (db.Context.AllowedTenantIds, registry.BySlug(starter) ?? throw new NotFound());
        var name = await db.AcrossTenants<Programme>([began.Id]).Where(p => p.Id == id && p.Kind == ProgrammeKind.InterMunicipal)
            .Select(p => p.Name).FirstOrDefaultAsync(ct) ?? throw new NotFound();
        var handOvers = await db.AcrossTenants<HandOver>(all).Where(h => h.LeadId == began.Id && h.ProjectId == id)
            .OrderBy(h => h.Turn).ToListAsync(ct);
        var members = Workspace.Current(await db.AcrossTenants<Workspace>(all).Where(w => w.LeadId == began.Id && w.ProjectId == id)
            .ToListAsync(ct), handOvers)?.Members ?? throw new NotFound();
        var parts = await db.AcrossTenants<Participation>(all).Where(p => p.LeadId == began.Id && p.ProjectId == id)
            .ToDictionaryAsync(p => p.TenantId, ct);
        var (lead, today) = (handOvers.Lead(began.Id), db.Context.Today);
        return new(began, name, handOvers, [.. members.Select(m => m.Municipality)],
        [
            .. from m in members
               let tenant = registry.ById(m.Municipality)!
               where tenant.Id != lead && m.From <= today
                   && !(Project.LastDayOf(m, parts.GetValueOrDefault(tenant.Id), tenant) < today)
               select tenant,
        ]);
    }

    private static async Task<IResult> Show(
        string starter, Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var found = await Find(starter, id, db, registry, ct);
        return await Pages.Show<AppointLeadPage>(new
        {
            Id = id, Starter = starter, found.Name, Turn = found.HandOvers.Turn(), Form = form,
            Lead = registry.NameOf(found.HandOvers.Lead(found.Starter.Id), db.Context.Today),
            Choices = found.Candidates.Select(t => (t.Slug, t.DisplayName(db.Context.Today))).ToList(),
        });
    }
}
