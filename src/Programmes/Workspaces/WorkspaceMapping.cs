using AgiiPlatform.Programmes.Measuring;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The tables of projects: who may read (memberships), what members share, and the duos of each, which they do not.</summary>
internal static class WorkspaceMapping
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Membership>(e =>
        {
            e.ToTable("memberships");
            e.Property(m => m.LeadId);
            e.Property(m => m.ProjectId);
            e.Property(m => m.Turn).HasDefaultValue(0); // what the release before writes
            e.Property(m => m.MemberId);
            e.Property(m => m.From);
            e.HasIndex(m => new { m.TenantId, m.ProjectId, m.MemberId }).IsUnique();
            e.HasIndex(m => m.MemberId);
        });
        model.Entity<HandOver>(e =>
        {
            e.ToTable("hand_overs");
            e.Property(h => h.LeadId);
            e.Property(h => h.ProjectId);
            e.Property(h => h.Turn);
            e.Property(h => h.ToId);
            e.Property(h => h.NotedAt);
            e.Property(h => h.Reason).HasMaxLength(Series.MaxReason);
            e.HasIndex(h => new { h.LeadId, h.ProjectId, h.Turn }).IsUnique(); // of two that hand over at once, one is refused
        });
        Row<Workspace>(model, "workspaces", once: true, e =>
        {
            e.Property(w => w.Turn).HasDefaultValue(0);
            e.Property(w => w.Members).AsJson();
            e.Property(w => w.Board).AsJson();
            e.Property(w => w.Coordinators).AsJson();
            e.Property(w => w.Earlier).AsJson();
        });
        Row<Participation>(model, "participations", once: true, e =>
        {
            ProgrammesDb.Json(e.Property(p => p.Contact));
            e.Property(p => p.Anchors).HasMaxLength(Programme.MaxText);
            e.Property(p => p.LeftOn);
            e.Property(p => p.LeftAt);
            e.Property(p => p.Counts).AsJson();
            e.Property(p => p.Reports).AsJson();
        });
        Row<Deliverable>(model, "deliverables", once: false, e =>
        {
            e.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
            e.Property(d => d.Title).HasMaxLength(Deliverable.MaxTitle);
            e.Property(d => d.Theme).HasMaxLength(200);
            e.Property(d => d.Date);
            e.Property(d => d.TemplateId);
            e.Property(d => d.Files).AsJson();
        });
        Row<ProjectMeeting>(model, "project_meetings", once: false, e =>
        {
            e.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
            e.Property(m => m.Title).HasMaxLength(Deliverable.MaxTitle);
            e.Property(m => m.Date);
            e.Property(m => m.Audiences).AsJson();
            e.Property(m => m.Participants);
            e.Property(m => m.Report).HasMaxLength(ProjectMeeting.MaxText);
        });
        model.Entity<Duo>(e =>
        {
            e.ToTable("duos");
            e.Property(d => d.ProjectId);
            Noted(e);
            e.Property(d => d.ErasedOn);
            e.Property(d => d.Mentor).HasMaxLength(Duo.MaxName);
            e.Property(d => d.Mentee).HasMaxLength(Duo.MaxName);
            e.Property(d => d.Channel).HasConversion<string>().HasMaxLength(20);
            e.Property(d => d.Goals).AsJson();
            e.Property(d => d.From);
            e.Property(d => d.Until);
            e.Property(d => d.Outcome).HasConversion<string>().HasMaxLength(20);
            e.Property(d => d.Note).HasMaxLength(Duo.MaxNote);
            e.Property(d => d.Meetings).AsJson();
            e.Ignore(d => d.Counts);
            e.HasIndex(d => new { d.TenantId, d.ProjectId });
        });
    }

    private static void Row<T>(ModelBuilder model, string table, bool once, Action<EntityTypeBuilder<T>> map) where T : WorkspaceRow
    {
        var entity = model.Entity<T>();
        entity.ToTable(table);
        entity.Property(r => r.LeadId);
        entity.Property(r => r.ProjectId);
        if (!once)
        {
            Noted(entity); // what there is once for a municipality is changed, and never corrected or removed
        }

        entity.HasIndex(r => new { r.TenantId, r.ProjectId }).IsUnique(once);
        entity.HasIndex(r => new { r.LeadId, r.ProjectId });
        map(entity);
    }

    private static void Noted<T>(EntityTypeBuilder<T> entity) where T : ProjectRecord
    {
        entity.Property(r => r.NotedAt);
        entity.Property(r => r.RemovedBecause).HasMaxLength(Series.MaxReason);
        entity.Property(r => r.Corrections).AsJson();
    }
}
