using System.Text.Json;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Programmes.Plans;
using AgiiPlatform.Programmes.Steering;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Programmes;

/// <summary>The programmes of all municipalities, each in its own tenant, and the definitions that AgII wrote, of no tenant.</summary>
internal abstract class ProgrammesDb(DbContextOptions options) : ServiceDb(options)
{
    public override string Service => "programmes";

    /// <summary>Those that AgII wrote; with the shipped ones: <see cref="ShippedDefinitions"/>.</summary>
    internal DbSet<ProgrammeDefinition> Definitions => Set<ProgrammeDefinition>();

    internal DbSet<Programme> Programmes => Set<Programme>();
    internal DbSet<ProgrammeAction> Actions => Set<ProgrammeAction>();
    internal DbSet<ProgrammeReport> Reports => Set<ProgrammeReport>();
    internal DbSet<SteeringBody> SteeringBodies => Set<SteeringBody>();
    internal DbSet<MeetingFact> Meetings => Set<MeetingFact>();
    internal DbSet<AnnexFact> Annexes => Set<AnnexFact>();
    internal DbSet<OrganisationChart> OrganisationCharts => Set<OrganisationChart>();
    internal DbSet<Figure> Figures => Set<Figure>();
    internal DbSet<Membership> Memberships => Set<Membership>();
    internal DbSet<HandOver> HandOvers => Set<HandOver>();
    internal DbSet<Workspace> Workspaces => Set<Workspace>();
    internal DbSet<Participation> Participations => Set<Participation>();
    internal DbSet<Deliverable> Deliverables => Set<Deliverable>();
    internal DbSet<ProjectMeeting> ProjectMeetings => Set<ProjectMeeting>();
    internal DbSet<Duo> Duos => Set<Duo>();

    /// <summary>The projects in which the tenant of this request takes part, its own and those of others.</summary>
    internal IQueryable<Programme> Projects
    {
        get
        {
            var here = MembershipsHere;
            return Shared<Programme>().Where(p => p.Kind == ProgrammeKind.InterMunicipal
                && here.Any(m => (m.LeadId ?? m.TenantId) == p.TenantId && m.ProjectId == p.Id));
        }
    }

    /// <summary>The rows of the workspaces in which the tenant of this request takes part.</summary>
    internal IQueryable<T> Workspace<T>() where T : WorkspaceRow
    {
        var here = MembershipsHere;
        return Shared<T>().Where(r => here.Any(m => (m.LeadId ?? m.TenantId) == r.LeadId && m.ProjectId == r.ProjectId));
    }

    /// <summary>What lets this tenant into a workspace by today: written by who led in the turn that it names.</summary>
    private IQueryable<Membership> MembershipsHere
    {
        get
        {
            var (here, today, handOvers) = (Context.TenantId, Context.Today, Shared<HandOver>());
            return Shared<Membership>().Where(m => m.MemberId == here && m.From <= today && (m.Turn == 0
                ? m.TenantId == (m.LeadId ?? m.TenantId)
                : handOvers.Any(h => h.LeadId == m.LeadId && h.ProjectId == m.ProjectId && h.Turn == m.Turn && h.ToId == m.TenantId)));
        }
    }

    /// <summary>
    /// Without the tenant's filter, for what stands above and below only: the membership stands in its place. In PostgreSQL the second wall
    /// asks the same of the same table. It holds for a query as a whole, so that what is private is never joined to these.
    /// </summary>
    private IQueryable<T> Shared<T>() where T : TenantEntity =>
#pragma warning disable RS0030 // The ban points to AcrossTenants, which names tenants; here the rows of the lead say who may read.
        Set<T>().IgnoreQueryFilters(["tenant"]).AsNoTracking();
#pragma warning restore RS0030

    /// <summary>
    /// Only who leads lets in and hands over, in the turn that is going on, and nobody changes what was written: so of each row the writer
    /// led when it was written, whatever the row says of that. AgII hands over too. PostgreSQL asks the same of each row.
    /// </summary>
    public override async Task Save(string act, TenantEntity? about, string? reason, CancellationToken ct, Guid? made = null)
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.Entity is Membership or HandOver && e.State != EntityState.Unchanged)
            .ToList())
        {
            if (entry.State != EntityState.Added)
            {
                throw new InvalidOperationException("A membership and a hand-over stay as they were written: nothing is written.");
            }

            var (lead, project, turn, isHandOver) = entry.Entity is Membership m
                ? (m.LeadId ?? Context.TenantId, m.ProjectId, m.Turn, false)
                : entry.Entity is HandOver h ? (h.LeadId, h.ProjectId, h.Turn - 1, true) : default;
            var last = await Shared<HandOver>().Where(o => o.LeadId == lead && o.ProjectId == project)
                .OrderByDescending(o => o.Turn).FirstOrDefaultAsync(ct);
            RuleViolation.If(turn != (last?.Turn ?? 0)
                || !(Context.TenantId == (last?.ToId ?? lead) || (isHandOver && Context.Tenant!.Kind == TenantKind.Agency)),
                "changed-meanwhile", "Uw gemeente leidt dit project niet, of de leiding werd intussen doorgegeven. Kijk na wie nu leidt.");
        }

        await base.Save(act, about, reason, ct, made);
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ProgrammeDefinition>(Map);
        model.Entity<Programme>(Map);
        model.Entity<ProgrammeAction>(Map);
        model.Entity<ProgrammeReport>(e =>
        {
            e.ToTable("reports");
            e.Property(r => r.ProgrammeId);
            e.Property(r => r.Title).HasMaxLength(ProgrammeReport.MaxTitle);
            e.Property(r => r.Month);
            e.Property(r => r.AsOf);
            e.Property(r => r.Content);
            e.Property(r => r.SentOn);
            e.HasIndex(r => new { r.TenantId, r.ProgrammeId });
            e.HasOne<Programme>().WithMany().HasForeignKey(r => new { r.TenantId, r.ProgrammeId }).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SteeringBody>(e =>
        {
            e.ToTable("steering_bodies");
            e.Property(b => b.Name).HasMaxLength(SteeringBody.MaxName);
            e.Property(b => b.EarlierNames).AsJson();
            e.Property(b => b.Composition).HasMaxLength(Programme.MaxText);
            e.Property(b => b.MeetingsMin);
            e.Property(b => b.MeetingsMax);
            e.Property(b => b.Members).AsJson();
            e.Property(b => b.From);
            e.Property(b => b.Until);
            e.Property(b => b.ProgrammeIds).AsJson();
            e.HasIndex(b => new { b.TenantId, b.Name }).IsUnique();
        });
        model.Entity<MeetingFact>(e =>
        {
            e.ToTable("meetings");
            e.Property(m => m.Date);
            e.Property(m => m.Body).HasMaxLength(SteeringBody.MaxName);
            e.Property(m => m.Held);
            e.Property(m => m.Cancelled);
            e.HasIndex(m => new { m.TenantId, m.Date });
        });
        model.Entity<AnnexFact>(e =>
        {
            e.ToTable("annexes");
            e.Property(a => a.Year).HasMaxLength(9);
            e.Property(a => a.Edition);
            e.Property(a => a.From);
            e.Property(a => a.Until);
            e.Property(a => a.Approved);
            e.Property(a => a.ReplacedBy);
            e.Property(a => a.Actions).AsJson();
        });
        model.Entity<OrganisationChart>(e =>
        {
            e.ToTable("organisation_charts");
            e.Property(c => c.Name).HasMaxLength(Programme.MaxName);
            e.Property(c => c.From);
            e.Property(c => c.Services).AsJson();
            e.HasIndex(c => new { c.TenantId, c.From }).IsUnique();
        });
        model.Entity<Figure>(e =>
        {
            e.ToTable("figures");
            e.Property(f => f.Subject).HasMaxLength(Figure.MaxText);
            e.Property(f => f.Population).HasMaxLength(Figure.MaxText);
            e.Property(f => f.Whole);
            e.Property(f => f.Unit).HasMaxLength(100);
            e.Property(f => f.ReferenceDate);
            e.Property(f => f.From);
            e.Property(f => f.Until);
            e.Property(f => f.Source).HasMaxLength(Figure.MaxText);
            e.Property(f => f.Note).HasMaxLength(Programme.MaxText);
            e.Property(f => f.Values).AsJson();
            Json(e.Property(f => f.Earlier));
            Json(e.Property(f => f.Removed));
        });
        WorkspaceMapping.Map(model);
    }

    /// <summary>AgII's data: they have no tenant, everybody may read them, and a row is never changed.</summary>
    private static void Map(EntityTypeBuilder<ProgrammeDefinition> e)
    {
        e.ToTable("definitions").HasKey(d => new { d.DefinitionId, d.Number });
        e.Property(d => d.DefinitionId).HasMaxLength(ProgrammeDefinition.MaxId);
        e.Property(d => d.From);
        e.Property(d => d.Until);
        e.Property(d => d.Name).HasMaxLength(Programme.MaxName);
        e.Property(d => d.Source).HasMaxLength(Programme.MaxText);
        e.Property(d => d.Objectives).AsJson();
        e.Property(d => d.Actions).AsJson();
        Json(e.Property(d => d.Payment));
    }

    private static void Map(EntityTypeBuilder<Programme> e)
    {
        e.ToTable("programmes");
        e.Property(p => p.Kind).HasConversion<string>().HasMaxLength(20);
        e.Property(p => p.Name).HasMaxLength(Programme.MaxName);
        e.Property(p => p.From);
        e.Property(p => p.Until);
        e.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        e.Property(p => p.DefinitionId).HasMaxLength(ProgrammeDefinition.MaxId);
        e.Property(p => p.DefinitionVersion);
        Json(e.Property(p => p.Payment));
        Json(e.Property(p => p.Withdrawn));
        Json(e.Property(p => p.Closings));
        Json(e.Property(p => p.Recoveries));
        e.Property(p => p.GrantedCents);
        e.Property(p => p.Notes).HasMaxLength(Programme.MaxText);
        e.Property(p => p.Objectives).AsJson();
        e.Property(p => p.Themes).AsJson();
        e.Property(p => p.SuccessFactors).AsJson();
        e.Property(p => p.Approvals).AsJson();
        e.Property(p => p.Tracks).AsJson();
        e.Property(p => p.Personnel).AsJson();
        e.Property(p => p.Operating).AsJson();
        e.Property(p => p.StrengthensCents);
        e.Property(p => p.Plan).HasConversion(
            value => JsonSerializer.Serialize(value, Platform.Http.Json.Messages),
            text => JsonSerializer.Deserialize<PlanDetails>(text, Platform.Http.Json.Messages)!);
        e.Property(p => p.RemovedPersonnel).AsJson();
        e.Property(p => p.RemovedOperating).AsJson();
        e.HasIndex(p => new { p.TenantId, p.Kind });
    }

    private static void Map(EntityTypeBuilder<ProgrammeAction> e)
    {
        e.ToTable("actions");
        e.Property(a => a.ProgrammeId);
        e.Property(a => a.Position);
        e.Property(a => a.Code).HasMaxLength(ProgrammeAction.MaxCode);
        e.Property(a => a.Objective).HasMaxLength(ProgrammeAction.MaxCode);
        e.Property(a => a.Name).HasMaxLength(ProgrammeAction.MaxName);
        e.Property(a => a.Description).HasMaxLength(Programme.MaxText);
        e.Property(a => a.Unit).HasMaxLength(100);
        Json(e.Property(a => a.Rule));
        e.Property(a => a.CurrentReach);
        e.Property(a => a.Planned).AsJson();
        e.Property(a => a.SubTargets).AsJson();
        e.Property(a => a.Priority);
        e.Property(a => a.Kpi);
        e.Property(a => a.SubsidyCents);
        e.Property(a => a.IsMentor);
        e.Property(a => a.RanBefore);
        e.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        e.Property(a => a.Lead).HasMaxLength(200);
        e.Property(a => a.Partners).AsJson();
        e.Property(a => a.Timing).HasMaxLength(200);
        e.Property(a => a.From);
        e.Property(a => a.Until);
        e.Property(a => a.Money).AsJson();
        e.Property(a => a.PrintedRemark).HasMaxLength(Programme.MaxText);
        e.Property(a => a.PrintedShortfallCents);
        e.Property(a => a.SteeringBodyId);
        e.Property(a => a.Measurements).AsJson();
        e.Ignore(a => a.Subsidised);
        e.Ignore(a => a.IsDescribed);
        e.HasIndex(a => new { a.TenantId, a.ProgrammeId, a.Code }).IsUnique();
        e.HasOne<Programme>().WithMany().HasForeignKey(a => new { a.TenantId, a.ProgrammeId }).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<SteeringBody>().WithMany().HasForeignKey(a => new { a.TenantId, a.SteeringBodyId }).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A value that is replaced as a whole, kept as JSON.</summary>
    internal static void Json<T>(PropertyBuilder<T?> property) where T : class => property.HasConversion(
        value => JsonSerializer.Serialize(value, Platform.Http.Json.Messages),
        text => JsonSerializer.Deserialize<T>(text, Platform.Http.Json.Messages)!);
}
