namespace AgiiPlatform.Programmes.Means;

/// <summary>Where a programme is read to be shown, its support of AgII is as the annexes say it, or said it at closing.</summary>
internal static class ShownSupport
{
    /// <summary>Shows the support of AgII as it is agreed. It asks for the annexes only when a line links to one.</summary>
    internal static async Task ShowSupport(this ProgrammesDb db, Programme shown, CancellationToken ct)
    {
        if (shown is { Kind: ProgrammeKind.Subsidised, Status: ProgrammeStatus.Closed })
        {
            shown.Show([.. shown.Personnel.Select(p => p.Shown)]);
        }
        else if (shown.Personnel.Any(p => p.ActionTasks?.Any(t => t.AnnexId is not null) == true))
        {
            var annexes = await AnnexLines.Read(db, ct);
            shown.Show([.. shown.Personnel.Select(annexes.AsAgreed)]);
        }
    }
}
