using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>Opens a closed programme again, with the reason: that it was closed stays readable.</summary>
internal static class ReopenProgramme
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/heropenen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/reopening", Handle)
        .Form(Page, Show, "Het programma is heropend.", then: OpenProgramme.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().RequiredReason(input.Reason).ThrowIfInvalid();
        var programme = await db.Subsidised(id, ct);
        programme.RefuseUnless(input.Version);
        programme.Reopen(ChangeNote.Of(db.Context, input.Reason!));
        await db.Save(nameof(ReopenProgramme), programme, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Subsidised(id, ct);
        return await Pages.Show<ReopenProgrammePage>(new { Id = id, programme.Name, programme.Version, Form = form });
    }
}
