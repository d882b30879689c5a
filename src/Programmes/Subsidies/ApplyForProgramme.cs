namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>Records that the municipality applied for its programme: from then on AgII counts it.</summary>
internal static class ApplyForProgramme
{
    internal sealed record Input
    {
        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/aanvragen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/application", Handle)
        .Form(Page, Show, "Het programma is als aangevraagd geregistreerd.", then: OpenProgramme.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.Subsidised(id, ct));
        programme.RefuseUnless(input.Version);
        programme.ApplyFor(await db.Actions.AnyAsync(a => a.ProgrammeId == id && a.Kpi > 0, ct));
        await db.Save(nameof(ApplyForProgramme), programme, ct);
    }

    /// <summary>The subsidised programme with this id, tracked.</summary>
    internal static async Task<Programme> Subsidised(this ProgrammesDb db, Guid id, CancellationToken ct) =>
        await db.Get<Programme>(id, ct) is { Kind: ProgrammeKind.Subsidised } programme ? programme : throw new NotFound();

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Subsidised(id, ct);
        return await Pages.Show<ApplyForProgrammePage>(new { Id = id, programme.Name, programme.Version, Form = form });
    }
}
