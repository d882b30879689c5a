using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Means;

/// <summary>The operating money of a programme as a sheet; how its rows are known again: <see cref="ImportLines"/>.</summary>
internal static class ImportOperating
{
    internal sealed record Input
    {
        public IReadOnlyList<Line>? Lines { get; init; }

        /// <inheritdoc cref="PersonnelInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record Line : ImportLines.Row
    {
        public string? Text { get; init; }
        public long? Cents { get; init; }

        /// <summary>The same as people type it.</summary>
        public decimal? Euros { get; init; }

        public IReadOnlyList<OperatingInput.ShareInput>? Shares { get; init; }
        public bool Strengthens { get; init; }
    }

    internal static readonly PageAddress Files = new("/programmas/{id:guid}/werkingsmiddelen");

    internal static readonly PageAddress Page = new(Files.Pattern + "/inlezen");

    internal static readonly PageAddress FromFile = new(Files.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("werkingsmiddelen", "lines",
    [
        new("Waarvoor", "text"), new("Bedrag", "euros", SheetKind.Number, Needed: true), new("Acties", Split: Shares),
        new("Versterkt de reguliere werking", "strengthens", SheetKind.Yes), new("Kenmerk", "id"),
    ])
    {
        Key = ["Kenmerk"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/operating", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De werkingsmiddelen uit het bestand zijn bewaard.", then: OpenMeans.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Files, "/programmes/{id:guid}/operating", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await ImportLines.Find(id, db, ct)).Operating.Select(Row) };

    private static IReadOnlyList<object?> Row(OperatingLine o) =>
    [
        o.Text, o.Cents / 100m,
        string.Join("; ", o.Shares.Select(s => o.Shares.Count == 1 ? s.Action : $"{s.Action}: {TypedNumber.Write(s.Cents / 100m)}")),
        o.Strengthens, $"{o.Id}",
    ];

    /// <summary>"15: 5.000; 16: 2.500,50", or one action without an amount.</summary>
    private static IEnumerable<(string Field, string Value)> Shares(string text)
    {
        List<(string, string)> fields = [];
        foreach (var (i, part) in text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index())
        {
            var at = part.IndexOf(':');
            fields.Add(($"shares[{i}].action", at < 0 ? part : part[..at].Trim()));
            if (at >= 0)
            {
                fields.Add(($"shares[{i}].euros", TypedNumber.Write(TypedNumber.Read(part[(at + 1)..])
                    ?? throw new RefusedText("is niet te lezen. Schrijf elke actie met haar deel: 15: 5000; 16: 2500."))));
            }
        }

        return fields;
    }

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var programme = db.ToWrite(await db.WithMeans(id, ct));
        programme.RefuseUnless(input.Version);
        var outcomes = Apply(programme, input, await db.CodesOf(id, ct));
        if (outcomes.Any(o => o.Change is not null))
        {
            await db.Save(nameof(ImportOperating), programme, ct);
        }
    }

    private static IReadOnlyList<SheetOutcome> Apply(Programme programme, Input input, IReadOnlyList<string> codes) =>
        ImportLines.Apply(Sheet, input.Lines, programme.Operating, o => o.Id, Row, (row, saved) => new OperatingInput
        {
            Text = row.Text, Cents = row.Cents, Euros = row.Euros, Shares = row.Shares, Strengthens = row.Strengthens,
        }.Checked(saved?.Id ?? Ids.New(), codes), programme.Set, o => $"{o.Text}, {o.Cents.InEuros()}");

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var programme = await ImportLines.Find(id, db, ct);
        var codes = await db.CodesOf(id, ct);
        var (outcomes, shown) = Import.Try<Input>(form, "lines", json.Value.SerializerOptions, i => Apply(programme, i, codes));
        return await ImportLines.Show(
            programme, "De werkingsmiddelen", (Files, FromFile, Page), db.Context.Tenant!.Slug, shown, outcomes);
    }
}
