namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How annexes, their lines, the known assignments and the known names are kept, and how they are found.</summary>
internal static class AnnexMapping
{
    /// <summary>All editions of all years of an agreement.</summary>
    internal static Task<List<Annex>> AnnexesOf(this AgreementsDb db, Guid agreementId, CancellationToken ct) =>
        db.Annexes.Where(a => a.AgreementId == agreementId).OrderBy(a => a.From).ThenBy(a => a.Edition).ToListAsync(ct);

    /// <summary>The edition that counts of each working year: approved, and no later one took its place.</summary>
    internal static IQueryable<Annex> ThatHold(this IQueryable<Annex> annexes) =>
        annexes.Where(a => a.ApprovedOn != null && a.ReplacedOn == null);

    /// <summary>All lines of an annex in order, tracked: one query.</summary>
    internal static Task<List<ActionLine>> LinesOf(this AgreementsDb db, Guid annexId, CancellationToken ct) =>
        db.ActionLines.Where(l => l.AnnexId == annexId).OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(ct);

    /// <summary>The lines of an annex as they are once what was changed here is saved.</summary>
    internal static async Task<IReadOnlyList<ActionLine>> LinesToBe(this AgreementsDb db, Guid annexId, CancellationToken ct)
    {
        await db.LinesOf(annexId, ct);
        return [.. db.ChangeTracker.Entries<ActionLine>().Where(e => e.State != EntityState.Deleted).Select(e => e.Entity)
            .Where(l => l.AnnexId == annexId && l.RemovedAt is null).OrderBy(l => l.Position).ThenBy(l => l.Id)];
    }

    /// <summary>The lines of an annex that were removed too: the one reading that sees them.</summary>
    internal static IQueryable<ActionLine> RemovedToo(this AgreementsDb db, Guid annexId) =>
#pragma warning disable RS0030 // The ban is about the tenant's filter, which holds here as everywhere.
        db.ActionLines.IgnoreQueryFilters(["removed"]).Where(l => l.AnnexId == annexId).OrderBy(l => l.Position).ThenBy(l => l.Id);
#pragma warning restore RS0030

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Annex>(e =>
        {
            e.ToTable("annexes");
            e.Property(a => a.AgreementId);
            e.Property(a => a.Year).HasMaxLength(9);
            e.Property(a => a.From);
            e.Property(a => a.Until);
            e.Property(a => a.TextsVersion);
            e.Property(a => a.Context).HasMaxLength(AnnexTerms.MaxText);
            e.Property(a => a.Preamble).HasMaxLength(AnnexTerms.MaxText);
            e.Property(a => a.EvaluationClause).HasMaxLength(AnnexTerms.MaxText);
            e.Property(a => a.RevisionClause).HasMaxLength(AnnexTerms.MaxText);
            e.Property(a => a.Stage).HasConversion<string>().HasMaxLength(40);
            e.Property(a => a.AgreedOn);
            e.Property(a => a.ApprovedOn);
            e.Property(a => a.Acknowledgements).AsJson();
            e.Property(a => a.Requests).AsJson();
            e.Property(a => a.Edition);
            e.Property(a => a.Replaces);
            e.Property(a => a.RevisedIn);
            e.Property(a => a.ReplacedOn);
            e.Property(a => a.CameFrom);
            e.Property(a => a.EvaluatedOn);
            e.Property(a => a.Evaluators).AsJson();
            e.Property(a => a.Lessons).HasMaxLength(AnnexTerms.MaxText);
            e.Property(a => a.Proposals).HasMaxLength(AnnexTerms.MaxText);
            e.HasIndex(a => new { a.TenantId, a.AgreementId, a.Year, a.Edition }).IsUnique();
            e.HasOne<Agreement>().WithMany().HasForeignKey(a => new { a.TenantId, a.AgreementId }).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ActionLine>(e =>
        {
            e.ToTable("action_lines");
            e.Property(l => l.AnnexId);
            e.Property(l => l.ParentId);
            e.Property(l => l.Position);
            e.Property(l => l.Kind).HasConversion<string>().HasMaxLength(40);
            e.Property(l => l.Programme).HasMaxLength(200);
            e.Property(l => l.Category).HasMaxLength(200);
            e.Property(l => l.Objective).HasMaxLength(2000);
            e.Property(l => l.Theme).HasMaxLength(200);
            e.Property(l => l.Text).HasMaxLength(LineTerms.MaxText);
            e.Property(l => l.RefersTo);
            e.Property(l => l.Responsible).HasMaxLength(200);
            e.Property(l => l.Partners).AsJson();
            e.Property(l => l.TargetService).HasMaxLength(200);
            e.Property(l => l.WorkingForm).HasConversion<string>().HasMaxLength(40);
            e.Property(l => l.Modality).HasConversion<string>().HasMaxLength(40);
            e.Property(l => l.Condition).HasMaxLength(500);
            e.Property(l => l.Domain).HasMaxLength(100);
            e.Property(l => l.Staff).AsJson();
            e.Property(l => l.StaffIds);
            e.Property(l => l.Body).HasMaxLength(200);
            e.Property(l => l.Fte);
            e.Property(l => l.Status).HasConversion<string>().HasMaxLength(40);
            e.Property(l => l.Progress).AsJson();
            e.Property(l => l.Result).HasConversion<string>().HasMaxLength(40);
            e.Property(l => l.ResultNote).HasMaxLength(2000);
            e.Property(l => l.CameFrom);
            e.Property(l => l.Origin);
            e.Property(l => l.RemovedAt);
            e.HasQueryFilter("removed", l => l.RemovedAt == null);
            e.HasIndex(l => new { l.TenantId, l.AnnexId });
            e.HasIndex(l => new { l.TenantId, l.Domain });
            e.HasOne<Annex>().WithMany().HasForeignKey(l => new { l.TenantId, l.AnnexId }).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<StaffName>(e =>
        {
            e.ToTable("staff_names");
            e.Property(s => s.Name).HasMaxLength(200);
        });
        model.Entity<ConsultantAssignment>(e =>
        {
            e.ToTable("assignments");
            e.HasIndex(a => new { a.TenantId, a.ConsultantId });
        });
    }
}
