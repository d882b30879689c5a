using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>What is given when an organisation chart is recorded or changed.</summary>
internal sealed record ChartInput
{
    public string? Name { get; init; }
    public DateOnly? From { get; init; }
    public IReadOnlyList<ServiceInput>? Services { get; init; }

    /// <summary>The same, as it is typed or pasted from a sheet: code, name and the code above it, with tabs or semicolons.</summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <inheritdoc cref="PlanInput.Version"/>
    public int? Version { get; init; }

    internal sealed record ServiceInput : SheetRow
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
        public string? Parent { get; init; }
    }

    /// <summary>Writes the chart, unless something is missing or another chart begins on the same day.</summary>
    internal async Task Write(OrganisationChart chart, ProgrammesDb db, CancellationToken ct)
    {
        var services = Checked(new Check()
            .RequiredText(Name, "name", "de naam", Programme.MaxName)
            .Required(From, "from", "de dag vanaf wanneer het geldt"));
        RuleViolation.If(await db.OrganisationCharts.AnyAsync(c => c.From == From && c.Id != chart.Id, ct), "chart-of-that-day",
            $"Er is al een organogram vanaf {From.InWords()}. Wijzig dat, of kies een andere dag.");
        chart.Write(Name!, From!.Value, services, RowOf);
    }

    /// <summary>The services, each with a code and a name.</summary>
    internal IReadOnlyList<ChartService> Checked(Check? check = null)
    {
        check ??= new();
        var services = Services is null ? [.. Lines.Given("lines").Select(Read)] : Services.Given("services");
        var field = Services is null ? "lines" : "services";
        check.Must(services.Count > 0, field, "Geef minstens één dienst.")
            .Must(services.Count <= MaxServices, field, $"Een organogram heeft hoogstens {MaxServices} diensten.");
        foreach (var (i, service) in services.Index())
        {
            check.Must(service is { Code.Length: > 0 and <= MaxCode, Name.Length: > 0 and <= MaxName }, field,
                $"Rij {RowOf(i)}: geef een code van hoogstens {MaxCode} tekens en een naam, bijvoorbeeld «SPO; Dienst Sport; SOVT».");
        }

        check.ThrowIfInvalid();
        return [.. services.Select(s => new ChartService(s.Code!, s.Name!, s.Parent))];
    }

    /// <summary>By which number a service is named: its row in a file, or its place.</summary>
    internal int RowOf(int place) => Services?[place]?.Row ?? place + 1;

    private static ServiceInput Read(string line)
    {
        var cells = line.Split('\t', ';').Select(c => c.Trim()).Select(c => c.Length == 0 ? null : c).ToList();
        return new() { Code = cells[0], Name = cells.ElementAtOrDefault(1), Parent = cells.ElementAtOrDefault(2) };
    }

    private const int MaxServices = 500, MaxCode = 20, MaxName = 200;
}
