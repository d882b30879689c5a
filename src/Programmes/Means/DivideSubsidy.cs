using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Means;

/// <summary>Says what of the subsidy strengthens the regular operation; the rest is invested.</summary>
internal static class DivideSubsidy
{
    internal sealed record Input
    {
        public long? StrengthensCents { get; init; }

        public decimal? Euros { get; init; }

        /// <inheritdoc cref="PersonnelInput.Version"/>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Action = new("/programmas/{id:guid}/middelen/verdelen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/means/division", Handle, method: HttpMethods.Put)
        .Button(Action, OpenMeans.Show, "De verdeling is bewaard.", then: OpenMeans.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.Subsidised(id, ct));
        new Check().Amount(input.StrengthensCents, input.Euros, input.StrengthensCents is null ? "euros" : "strengthensCents", "het bedrag")
            .ThrowIfInvalid();
        programme.RefuseUnless(input.Version);
        var actions = await db.Actions.Where(a => a.ProgrammeId == id).Select(a => new { a.SubsidyCents, a.IsMentor }).ToListAsync(ct);
        programme.Divide(Money.Cents(input.StrengthensCents, input.Euros)!.Value,
            actions.Sum(a => a.SubsidyCents) + ((programme.Payment?.MentorCents ?? 0) * actions.Count(a => a.IsMentor)));
        await db.Save(nameof(DivideSubsidy), programme, ct);
    }
}
