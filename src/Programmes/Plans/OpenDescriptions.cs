namespace AgiiPlatform.Programmes.Plans;

/// <summary>Shows how the actions of a programme are carried out: by whom, with whom, for whom, and to whom they report.</summary>
internal static class OpenDescriptions
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/invulling");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}/descriptions", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<DescriptionsPage>(new { Programme = await Read(id, db, ct) })).Requires(Permission.ProgrammesRead);
    }

    private static async Task<DescriptionsView> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var (programme, actions) = await Find(id, db, ct);
        var bodies = await db.SteeringBodies.Select(b => new { b.Id, b.Name }).ToDictionaryAsync(b => b.Id, b => b.Name, ct);
        return new(id, programme.Name, programme.Version,
            [.. actions.Select(a => new DescribedAction(
                a.Id, a.Code, a.Name, a.State, a.Lead, a.Partners, a.Description, a.Kpi, a.Unit, a.SubTargets, a.RanBefore,
                a.SteeringBodyId is { } body ? bodies.GetValueOrDefault(body) : null))],
            programme.Approvals)
        {
            IsOver = programme.Status.IsOver(),
        };
    }

    internal static async Task<(Programme Programme, List<ProgrammeAction> Actions)> Find(
        Guid id, ProgrammesDb db, CancellationToken ct) =>
        await OpenProgramme.Find(id, db, ct) is ({ Kind: ProgrammeKind.Subsidised }, _) found ? found
            : throw new NotFound(); // a policy plan has sheets
}
