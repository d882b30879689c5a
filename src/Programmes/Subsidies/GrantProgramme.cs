using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>Records what was granted for the actions of a programme, against which their sum is checked.</summary>
internal static class GrantProgramme
{
    internal sealed record Input
    {
        /// <summary>In cents; or in euros, as people type it.</summary>
        public long? GrantedCents { get; init; }

        public decimal? Granted { get; init; }

        /// <summary>The version that was changed, as the form has it.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/toegekend");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/granted", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het toegekende bedrag is bewaard.", then: OpenProgramme.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var cents = Money.Given(input.GrantedCents, input.Granted);
        new Check().Same(input.GrantedCents, input.Granted, "grantedCents")
            .Must(cents is null || (cents is >= 0 and <= Money.MaxCents && cents == decimal.Floor(cents.Value)),
            input.GrantedCents is null ? "granted" : "grantedCents",
            "Geef een bedrag tussen €\u00A00 en €\u00A01.000.000.000, in euro en cent.")
            .ThrowIfInvalid();
        var programme = db.ToWrite(await db.Subsidised(id, ct)); // nothing is granted for a plan of one's own
        if (input.Version is { } seen)
        {
            programme.RefuseUnless(seen);
        }

        programme.Grant((long?)cents);
        await db.Save(nameof(GrantProgramme), programme, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await OpenProgramme.Read(id, db, ct) is { Kind: ProgrammeKind.Subsidised } found ? found : throw new NotFound();
        return await Pages.Show<GrantProgrammePage>(new
        {
            Programme = programme,
            Form = form.IsTyped ? form
                : FormState.With(("version", $"{programme.Version}"),
                    ("granted", (programme.Totals.GrantedCents / 100m)?.ToString("0.##", Euro.Flemish))),
        });
    }
}
