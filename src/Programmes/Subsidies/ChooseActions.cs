using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Web.Input;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>
/// A municipality chooses the actions of its subsidised programme and what it plans to reach with each; before it saves them it can try
/// other numbers and see the totals move. What is sent is the whole choice: an action that is left out goes.
/// </summary>
internal static class ChooseActions
{
    internal sealed record Input
    {
        /// <summary>The version that was changed.</summary>
        public int? Version { get; init; }

        /// <summary>Whether an action of which nothing but the number is given is not chosen, as in a form that shows them all.</summary>
        public bool OnlyFilledIn { get; init; }

        public IReadOnlyList<ChosenAction>? Actions { get; init; }

        /// <summary>The actions that are chosen, each with its place in what was sent.</summary>
        internal IEnumerable<(int Index, ChosenAction Item)> Chosen =>
            Actions.Given("actions").Index().Where(a => !OnlyFilledIn || a.Item.IsFilledIn);
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/acties");

    internal static readonly PageAddress Calculate = new("/programmas/{id:guid}/acties/berekenen");

    internal static readonly PageAddress FromFile = new("/programmas/{id:guid}/acties/inlezen");

    private static readonly Sheet Sheet = new("acties", "actions",
    [
        new("Nummer", "number"), new("Actie"), new("Eenheid"), new("Huidig bereik", "currentReach", SheetKind.Number),
        new("Gepland extra", "plannedReach", SheetKind.Number, Otherwise: "Per deelgroep"),
        new("Per deelgroep", Split: Groups, Otherwise: "Gepland extra"),
        new("Prioriteit", "priority", SheetKind.Number), new("Mentor", "mentor", SheetKind.Yes), new("Te behalen KPI"),
        new("Subsidie", Kind: SheetKind.Cents), new("Berekening"),
    ]);

    /// <summary>"150 + 37,5"; what cannot be read stays in the first, to be refused beside it.</summary>
    private static IEnumerable<(string Field, string Value)> Groups(string text) =>
        text.Split('+') is { Length: <= Cap.MostGroups } parts
            ? parts.Select((part, i) =>
                ($"groups.g{i + 1}", TypedNumber.Read(part) is { } n ? TypedNumber.Write(n) : part.Trim()))
            : [("groups.g1", text)];

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/actions", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De acties zijn bewaard.", then: OpenProgramme.Page)
            .Review(Calculate, Show)
            .FromSheet(FromFile, InSheet, Show);
        routes.Api.MapGet("/programmes/{id:guid}/actions", Read).Requires(Permission.ProgrammesRead);
        routes.Api.MapPost("/programmes/{id:guid}/actions/calculation",
            async (Guid id, Input input, ProgrammesDb db, CancellationToken ct) =>
            {
                var now = await Load(id, db, ct);
                await db.ShowSupport(now.Programme, ct);
                return Try(now, input, []);
            })
            .Requires(Permission.ProgrammesWrite);
        routes.MapSheet(Page, "/programmes/{id:guid}/actions", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = Rows(await Load(id, db, ct)) };

    private static async Task<ChosenActions> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await OpenProgramme.Read(id, db, ct);
        return new(programme.Version, programme.Actions, programme.Totals);
    }

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        var (programme, definition, saved) = await Load(id, db, ct);
        db.ToWrite(programme); // the rules span its actions
        RuleViolation.If(programme.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft dit programma intussen gewijzigd. Kijk na wat er nu staat en bewaar opnieuw.");
        List<ProgrammeAction> chosen = [.. input.Chosen.Select(a => a.Item.In(programme, definition, a.Index, saved))];
        Programme.CheckTogether(chosen);
        var leaving = saved.Where(s => chosen.All(c => c.Code != s.Code)).ToList();
        leaving.ForEach(action => RefuseToLose(action, programme));
        var isChanged = leaving.Count > 0;
        db.Actions.RemoveRange(leaving);
        foreach (var action in chosen)
        {
            var before = saved.Find(s => s.Code == action.Code);
            isChanged |= before?.IsPlannedAs(action) != true;
            if (before is null)
            {
                db.Actions.Add(action);
            }
            else if (!before.IsPlannedAs(action))
            {
                before.PlanAs(action);
            }
        }

        if (isChanged)
        {
            await db.Save(nameof(ChooseActions), programme, ct);
        }
    }

    /// <summary>An action about which more is known than its plan does not go with a line that is left out.</summary>
    private static void RefuseToLose(ProgrammeAction action, Programme programme)
    {
        RuleViolation.If(action.Measurements.Count > 0, "action-measured",
            $"Actie {action.Code} kan niet weg: er zijn al metingen. Plan er 0 als u ze niet meer uitvoert.");
        RuleViolation.If(
            programme.Personnel.Any(p => p.Actions.Contains(action.Code))
                || programme.Operating.Any(o => o.Shares.Any(s => s.Action == action.Code)),
            "action-has-means", $"Actie {action.Code} kan niet weg: er staan personeel of werkingsmiddelen bij. Haal die eerst weg.");
        RuleViolation.If(action.IsDescribed, "action-described",
            $"Actie {action.Code} kan niet weg: er staat al bij hoe ze ingevuld wordt. Plan er 0 als u ze niet meer uitvoert.");
    }

    /// <summary>What would be, were this saved; the errors by field, for a form.</summary>
    private static TriedPlan Try(
        (Programme Programme, ProgrammeDefinition Definition, List<ProgrammeAction> Saved) now, Input input,
        Dictionary<string, string[]> errors)
    {
        List<TriedAction> tried = [];
        List<ProgrammeAction> fitting = [];
        foreach (var (index, chosen) in input.Chosen)
        {
            try
            {
                var action = chosen.In(now.Programme, now.Definition, index, now.Saved);
                fitting.Add(action);
                tried.Add(Tried(action, Change(now.Saved.Find(s => s.Code == action.Code), action)));
            }
            catch (Exception e) when (e is RuleViolation or InvalidInput)
            {
                var (field, sentence) = e is InvalidInput { Errors: var wrong } ? (wrong.First().Key, wrong.First().Value[0])
                    : ($"actions[{index}].{FieldOf((RuleViolation)e, chosen)}", e.Message);
                errors.TryAdd(field, [sentence]);
                tried.Add(new(chosen.Number ?? "", now.Definition.Actions.FirstOrDefault(d => d.Number == chosen.Number)?.Name ?? "", 0, 0,
                    0, [], null, 0, chosen.Mentor, null, null, null, null, sentence));
            }
        }

        string? refused = null;
        var leaving = now.Saved.Where(s => tried.All(t => t.Number != s.Code)).ToList();
        try
        {
            Programme.CheckTogether(fitting);
            leaving.ForEach(action => RefuseToLose(action, now.Programme));
        }
        catch (RuleViolation e)
        {
            refused = e.Message;
            errors.TryAdd("", [refused]);
        }

        tried.AddRange(leaving.Select(s =>
            new TriedAction(s.Code, s.Name, 0, 0, 0, [], null, 0, false, null, null, null, "verdwijnt", null)));
        var (totals, saved) = (Totals(now.Programme, fitting), Totals(now.Programme, now.Saved));
        var moved = totals.SubsidyCents - saved.SubsidyCents;
        return new(now.Programme.Version, tried, totals, saved,
            moved == 0 ? $"De subsidie blijft {totals.SubsidyCents.InEuros()}."
                : $"De subsidie gaat van {saved.SubsidyCents.InEuros()} naar {totals.SubsidyCents.InEuros()}: "
                    + $"{Math.Abs(moved).InEuros()} {(moved > 0 ? "meer" : "minder")}.",
            refused);
    }

    private static string FieldOf(RuleViolation refused, ChosenAction chosen) =>
        refused.Rule.StartsWith("priority", StringComparison.Ordinal) ? "priority"
        : chosen.CurrentReach is { } current && (current < 0 || current != decimal.Floor(current)) ? "currentReach"
        : chosen.Groups is { All: var groups } ? $"groups.g{groups.Index().FirstOrDefault(g => g.Item is not null).Index + 1}"
        : "plannedReach";

    private static TriedAction Tried(ProgrammeAction a, string? change)
    {
        var sums = a.Subsidised;
        return new(a.Code, a.Name, sums.Kpi, a.CurrentReach, sums.Planned, a.Planned, a.Priority, sums.Cents, a.IsMentor, sums.How,
            sums.WhyNotKpi, sums.RuleUsed, change, null);
    }

    private static string? Change(ProgrammeAction? before, ProgrammeAction after)
    {
        if (before is null)
        {
            return "nieuw";
        }

        List<string> changes =
        [
            .. before.CurrentReach == after.CurrentReach ? (string[])[]
                : [$"huidig bereik {before.CurrentReach} wordt {after.CurrentReach}"],
            .. before.Planned.SequenceEqual(after.Planned) ? (string[])[] : [$"gepland {Parts(before)} wordt {Parts(after)}"],
            .. before.Priority == after.Priority ? (string[])[]
                : [$"prioriteit {before.Priority?.ToString() ?? "geen"} wordt {after.Priority?.ToString() ?? "geen"}"],
            .. before.IsMentor == after.IsMentor ? (string[])[] : [after.IsMentor ? "wordt mentor" : "is geen mentor meer"],
        ];
        return changes.Count == 0 ? null : string.Join(", ", changes);
    }

    private static string Parts(ProgrammeAction action) => string.Join(" + ", action.Planned.Select(p => p.InDutch()));

    private static ProgrammeTotals Totals(Programme programme, IEnumerable<ProgrammeAction> actions) => Subsidy.Totals(
        [.. actions.Select(a => (a.SubsidyCents, a.IsMentor))], programme.Payment, programme.Personnel, programme.Operating,
        programme.GrantedCents);

    private static async Task<(Programme Programme, ProgrammeDefinition Definition, List<ProgrammeAction> Saved)> Load(
        Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Get<Programme>(id, ct);
        var definition = programme.DefinitionId is { } name ? await db.Definition(name, programme.DefinitionVersion, ct) : null;
        return (programme, definition ?? throw new NotFound(),
            await db.Actions.Where(a => a.ProgrammeId == id).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(ct));
    }

    /// <summary>Every action of the definition, so that others can be chosen in the file too.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Rows(
        (Programme Programme, ProgrammeDefinition Definition, List<ProgrammeAction> Saved) now) =>
        from defined in now.Definition.Actions
        let saved = now.Saved.Find(s => s.Code == defined.Number)
        let sums = saved?.Subsidised
        select (IReadOnlyList<object?>)
        [
            defined.Number, defined.Name, defined.Unit, saved?.CurrentReach, sums?.Planned,
            saved?.Planned.Count > 1 ? Parts(saved) : null, saved?.Priority, saved?.IsMentor, sums?.Kpi, sums?.Cents, sums?.How,
        ];

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var now = await Load(id, db, ct);
        var isTyped = form.Value("actions[0].number") is not null;
        var errors = form.Errors.ToDictionary();
        var shown = isTyped ? form.Or(GivenToGroups(form, now.Definition)) : FormState.With(Values(now.Definition, now.Saved));
        var tried = Try(now, Typed(shown, errors), isTyped ? errors : []);
        return await Pages.Show<ChooseActionsPage>(new
        {
            Id = id, now.Programme.Name, Actions = now.Definition.Actions, now.Definition.Objectives, Tried = tried,
            IsTried = isTyped, File = form, Form = isTyped ? shown.WithErrors(errors) : shown,
        });
    }

    /// <summary>A file may say what is planned in all; the form has a field for each sub-group.</summary>
    private static IEnumerable<(string Name, string? Value)> GivenToGroups(FormState form, ProgrammeDefinition definition) =>
        from action in Typed(form, []).Actions!.Index()
        let rule = definition.Actions.FirstOrDefault(d => d.Number == action.Item.Number)?.Rule
        where rule?.Caps.Count > 1 && action.Item is { Groups: null, PlannedReach: not null }
        from part in Subsidy.Spread(rule, action.Item.PlannedReach!.Value).Index()
        select ($"actions[{action.Index}].groups.g{part.Index + 1}", (string?)TypedNumber.Write(part.Item));

    private static IEnumerable<(string Name, string? Value)> Values(ProgrammeDefinition definition, List<ProgrammeAction> saved)
    {
        foreach (var (i, defined) in definition.Actions.Index())
        {
            yield return ($"actions[{i}].number", defined.Number);
            if (saved.Find(s => s.Code == defined.Number) is { } action)
            {
                yield return ($"actions[{i}].currentReach", $"{action.CurrentReach}");
                yield return ($"actions[{i}].priority", action.Priority?.ToString());
                yield return ($"actions[{i}].mentor", action.IsMentor ? "true" : null);
                foreach (var (g, planned) in action.Planned.Index())
                {
                    yield return ($"actions[{i}].{(action.Planned.Count > 1 ? $"groups.g{g + 1}" : "plannedReach")}",
                        TypedNumber.Write(planned));
                }
            }
        }
    }

    /// <summary>What stands in the form; what is no number is an error there, and counts as not filled in.</summary>
    private static Input Typed(FormState form, Dictionary<string, string[]> errors)
    {
        List<ChosenAction> actions = [];
        for (var i = 0; form.Value($"actions[{i}].number") is { } number; i++)
        {
            GroupReach groups = new()
            {
                G1 = Number(i, "groups.g1"), G2 = Number(i, "groups.g2"), G3 = Number(i, "groups.g3"), G4 = Number(i, "groups.g4"),
                G5 = Number(i, "groups.g5"),
            };
            actions.Add(new()
            {
                Number = number, CurrentReach = Number(i, "currentReach"), PlannedReach = Number(i, "plannedReach"),
                Groups = groups.All.Any(g => g is not null) ? groups : null, Priority = Number(i, "priority"),
                Mentor = form.Value($"actions[{i}].mentor") == "true",
                Row = int.TryParse(form.Value($"actions[{i}].row"), out var row) ? row : null,
            });
        }

        return new() { OnlyFilledIn = true, Actions = actions };

        decimal? Number(int i, string field)
        {
            var name = $"actions[{i}].{field}";
            if (form.Value(name) is not { } text)
            {
                return null;
            }

            if (TypedNumber.Read(text) is { } typed)
            {
                return typed;
            }

            errors[name] = [$"Actie {form.Value($"actions[{i}].number")}: “{text}” is geen getal. Geef een geheel getal."];
            return null;
        }
    }
}
