using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>
/// Writes what of what was granted is asked back. It stands with the municipality that received it: the row of a shared project is of the
/// one that leads, so that no other partner has it.
/// </summary>
internal static class ChangeRecoveries
{
    internal sealed record Input
    {
        public IReadOnlyList<RecoveryInput>? Recoveries { get; init; }

        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal sealed record RecoveryInput
    {
        public DateOnly? Date { get; init; }
        public long? Cents { get; init; }

        public decimal? Euros { get; init; }
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/terugvordering");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/recoveries", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De terugvordering is bewaard.", then: OpenProgramme.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await Find(id, db, ct);
        var check = new Check();
        foreach (var (i, given) in input.Recoveries.Given("recoveries").Index())
        {
            check.Required(given.Date, $"recoveries[{i}].date", $"de datum van rij {i + 1}")
                .Must(!(given.Date > db.Context.Today), $"recoveries[{i}].date", $"Rij {i + 1}: deze dag is er nog niet.")
                .Amount(given.Cents, given.Euros, $"recoveries[{i}].{(given.Cents is null ? "euros" : "cents")}",
                    $"het bedrag van rij {i + 1}")
                .RequiredText(given.Reason, $"recoveries[{i}].reason", $"waarom rij {i + 1} teruggevorderd wordt", Programme.MaxText);
        }

        check.ThrowIfInvalid();
        programme.RefuseUnless(input.Version);
        programme.Recover(
            [.. (input.Recoveries ?? []).Select(r => new Recovery(r.Date!.Value, Money.Cents(r.Cents, r.Euros)!.Value, r.Reason!))]);
        await db.Save(nameof(ChangeRecoveries), programme, ct);
    }

    private static async Task<Programme> Find(Guid id, ProgrammesDb db, CancellationToken ct) =>
        await db.Get<Programme>(id, ct) is { Kind: not ProgrammeKind.PolicyPlan } programme ? programme : throw new NotFound();

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await Find(id, db, ct);
        return await Pages.Show<RecoveriesPage>(new
        {
            Id = id, programme.Name, programme.Version,
            Form = form.IsTyped ? form : FormState.With((programme.Recoveries ?? []).Index().SelectMany(r => ((string, string?)[])
            [
                ($"recoveries[{r.Index}].date", $"{r.Item.Date:O}"),
                ($"recoveries[{r.Index}].euros", TypedNumber.Write(r.Item.Cents / 100m)), ($"recoveries[{r.Index}].reason", r.Item.Reason),
            ])),
        });
    }
}
