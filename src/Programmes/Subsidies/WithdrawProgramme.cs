using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>Gives up a subsidised programme, with the reason: it stays readable, counts no more and makes place for another.</summary>
internal static class WithdrawProgramme
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/intrekken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/withdrawal", Handle)
        .Form(Page, Show, "Het programma is ingetrokken.", then: OpenProgramme.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().RequiredReason(input.Reason).ThrowIfInvalid();
        var programme = db.ToWrite(await db.Subsidised(id, ct));
        programme.RefuseUnless(input.Version);
        programme.Withdraw(ChangeNote.Of(db.Context, input.Reason!));
        await db.Save(nameof(WithdrawProgramme), programme, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Subsidised(id, ct);
        return await Pages.Show<WithdrawProgrammePage>(new { Id = id, programme.Name, programme.Version, Form = form });
    }
}
