using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The members of a project as a sheet. Who leads lets municipalities in and ends their part; of each municipality only that one says who
/// its contact point is, what it anchors, and that it leaves. A row of another may be in the file, as long as it says what there is. What
/// is not in the file stays. It has no persons but the contact points.
/// </summary>
internal static class ImportMembers
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Members { get; init; }
    }

    internal sealed record Line : SheetRow
    {
        /// <summary>Its name, or its name in addresses.</summary>
        public string? Municipality { get; init; }

        public DateOnly? From { get; init; }

        /// <summary>Its last day.</summary>
        public DateOnly? Until { get; init; }

        public string? Name { get; init; }
        public string? Function { get; init; }
        public decimal? ReleasePercent { get; init; }
        public string? Anchors { get; init; }
    }

    internal static readonly PageAddress Files = new("/projecten/{id:guid}/deelnemers");

    internal static readonly PageAddress Page = new(Files.Pattern + "/inlezen");

    internal static readonly PageAddress FromFile = new(Files.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("deelnemers", "members",
    [
        new("Gemeente", "municipality"), new("Leidt"), new("Eerste dag", "from", SheetKind.Day),
        new("Laatste dag", "until", SheetKind.Day), new("Inwoners"), new("Aanspreekpunt", "name"), new("Functie", "function"),
        new("Vrijgesteld (%)", "releasePercent", SheetKind.Number), new("Verankert", "anchors"), new("Duo's"), new("Ontmoetingen"),
        new("Onder minimum"), new("Onthaalfiches"),
    ]);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProjectsWrite, "/projects/{id:guid}/members", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De gemeenten uit het bestand zijn bewaard.", then: OpenProject.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Files, "/projects/{id:guid}/members", new(Permission.ProjectsRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        Sheet with { Rows = (await OpenProject.Read(id, null, db, registry, ct)).Members.Select(Row) };

    private static IReadOnlyList<object?> Row(MemberView m) =>
    [
        m.Name, m.IsLead, m.From, m.Until, m.Profile, m.Contact?.Name, m.Contact?.Function, m.Contact?.ReleasePercent, m.Anchors,
        m.Duos.Duos, m.Duos.Meetings, m.Duos.BelowMinimum, m.Sheets,
    ];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var outcomes = Apply(await Read(id, db, registry, ct), input, db, registry, dryRun: false);
        if (outcomes.Any(o => o.Change is not null))
        {
            await db.Save(nameof(ImportMembers), null,
                $"uit een bestand, project {id:N}: {string.Join(", ", outcomes.Where(o => o.Change is not null).Select(o => o.Name))}", ct);
        }
    }

    /// <summary>What there is, and what the lead changes; the others have nothing of that to change.</summary>
    private sealed record Found(
        Project Project, IReadOnlyList<MemberView> Members, Workspace? ToChange,
        IReadOnlyDictionary<Guid, (string What, DateOnly Day)> LastDone);

    private static async Task<Found> Read(Guid id, ProgrammesDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var project = await Project.Enter(id, db, ct);
        project.MustTakePart();
        project.MustBeOfMunicipality();
        return new(project, (await OpenProject.View(project, null, db, registry, ct)).Members,
            project.IsLead ? await project.WorkspaceToChange(db, ct) : null, await project.LastDone(db, ct));
    }

    private static IReadOnlyList<SheetOutcome> Apply(
        Found found, Input input, ProgrammesDb db, MunicipalityRegistry registry, bool dryRun)
    {
        var (project, members, workspace, done) = found;
        HashSet<string> taken = [];
        return SheetOutcome.Each("members", input.Members, row =>
        {
            new Check().RequiredText(row.Municipality, "municipality", "de gemeente").ThrowIfInvalid();
            var named = FoldedText.Of(row.Municipality!);
            var saved = members.FirstOrDefault(m => FoldedText.Of(m.Name) == named || m.Municipality == named);
            var tenant = registry.BySlug(saved?.Municipality ?? named)
                ?? registry.MunicipalitiesOn(project.Today).FirstOrDefault(m => FoldedText.Of(m.Period.Name) == named).Tenant;
            RuleViolation.If(tenant is not { Kind: TenantKind.Municipality }, "municipality-unknown",
                $"kolom Gemeente: {row.Municipality} is er niet.");
            RuleViolation.If(!taken.Add(tenant!.Slug), "member-twice", $"{row.Municipality} staat er twee keer.");
            return saved is null ? (LetIn(tenant, row), SheetOutcome.New, null) : Change(tenant, saved, row);
        });

        string LetIn(Tenant tenant, Line row)
        {
            project.MustLead();
            RuleViolation.If(row is not { Name: null, Function: null, ReleasePercent: null, Anchors: null }, "own-participation-only",
                $"{tenant.Name} zegt zelf wie haar aanspreekpunt is en wat ze verankert. Laat dat leeg.");
            var from = row.From ?? project.Programme.From;
            workspace!.Add(tenant, from, project.Now);
            if (row.Until is { } until)
            {
                workspace.End(tenant, until, project.LeadId, project.Now);
            }

            db.Memberships.Add(project.Membership(tenant, from));
            return tenant.Name;
        }

        (string, string?, int?) Change(Tenant tenant, MemberView saved, Line row)
        {
            var isOwn = tenant.Id == project.Here.Id;
            SayParticipation.Input said = new()
            {
                Name = row.Name, Function = row.Function, ReleasePercent = (int?)row.ReleasePercent, Anchors = row.Anchors,
            };
            if (isOwn)
            {
                new Check().Must(row.ReleasePercent is null || row.ReleasePercent % 1 == 0, "releasePercent",
                    "kolom Vrijgesteld (%): geef een geheel getal.").ThrowIfInvalid();
                said.Check().ThrowIfInvalid();
            }

            var told = saved with { From = row.From ?? saved.From, Until = row.Until, Contact = said.Contact, Anchors = said.Anchors };
            var change = Sheet.Changes(Row(saved), Row(told));
            if (change is null)
            {
                return (saved.Name, null, null);
            }

            RuleViolation.If(told.From != saved.From, "first-day-stays",
                $"{saved.Name} neemt deel vanaf {saved.From.InWords()}; die dag wijzigt niet meer.");
            var says = told.Contact != saved.Contact || told.Anchors != saved.Anchors;
            RuleViolation.If(says && !isOwn, "own-participation-only",
                $"{saved.Name} zegt zelf wie haar aanspreekpunt is en wat ze verankert ({change}).");
            var version = isOwn ? project.Own?.Version ?? 0 : project.Workspace.Version;
            Import.RefuseStale(row, change, version, saved.Name, dryRun);
            if (says) // before its last day, after which it says nothing
            {
                project.OwnIn(db).Say(told.Contact, told.Anchors);
            }

            if (told.Until != saved.Until)
            {
                End(tenant, saved, told.Until, isOwn);
            }

            return (saved.Name, change, version);
        }

        void End(Tenant tenant, MemberView saved, DateOnly? lastDay, bool isOwn)
        {
            RuleViolation.If(lastDay is null, "last-day-stays", $"{saved.Name} neemt deel tot en met {saved.Until.InWords()}. "
                + "Geef een andere laatste dag, of laat die staan.");
            var own = isOwn ? project.Own?.LeftOn : project.Workspace.Members.First(m => m.Municipality == tenant.Id).Until;
            RuleViolation.If(saved.Until < lastDay && saved.Until != own, "ends-earlier",
                $"{saved.Name} neemt deel tot en met {saved.Until.InWords()}, en dat kunt u niet verlengen.");
            if (isOwn)
            {
                project.OwnIn(db).Leave(project, lastDay!.Value);
            }
            else
            {
                project.MustLead();
                workspace!.End(tenant, lastDay!.Value, project.LeadId, project.Now);
            }

            Project.MustHaveNothingAfter(lastDay!.Value, tenant, done);
        }
    }

    private static async Task<IResult> Show(
        Guid id, FormState form, ProgrammesDb db, MunicipalityRegistry registry, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var found = await Read(id, db, registry, ct);
        var project = found.Project;
        var (outcomes, shown) = Import.Try<Input>(form, "members", json.Value.SerializerOptions,
            i => Apply(found, i, db, registry, dryRun: true));
        var tenant = project.Here.Slug;
        return await Pages.Show<ImportPage>(new
        {
            Title = "Gemeenten uit een bestand", Name = "De gemeenten van het project", List = "members", Form = shown, Outcomes = outcomes,
            Lead = project.IsLead
                ? "Een gemeente die er nog niet is, neemt deel vanaf de eerste dag. Een laatste dag beëindigt haar deelname. "
                    + "Aanspreekpunt en verankering wijzigt elke gemeente zelf. Wat niet in het bestand staat, blijft."
                : "Van uw gemeente wijzigt u het aanspreekpunt, wat u verankert en de laatste dag. Wat niet in het bestand staat, blijft.",
            Files = Files.In(tenant, id), Read = FromFile.In(tenant, id), Action = Page.In(tenant, id),
            Cancel = OpenProject.Page.In(tenant, id),
            Parents = (IReadOnlyList<(string, string)>)[("Projecten", ListProjects.Page.In(tenant)),
                (project.Programme.Name, OpenProject.Page.In(tenant, id))],
        });
    }
}
