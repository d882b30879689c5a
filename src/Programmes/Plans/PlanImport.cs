using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>What the tables of a policy plan that are written as a whole do alike when they come back from a file.</summary>
internal static class PlanImport
{
    /// <summary>What each row does, and what goes because it is not in the file.</summary>
    /// <param name="sheet">The sheet, by whose key a row is known again.</param>
    /// <param name="list">What the rows are called in the input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="told">What each of them says, in their order.</param>
    /// <param name="saved">What there is.</param>
    /// <param name="inSheet">A row as it leaves.</param>
    /// <param name="nameOf">What a row is called.</param>
    internal static IReadOnlyList<SheetOutcome> Outcomes<T>(
        Sheet sheet, string list, IReadOnlyList<SheetRow> rows, IReadOnlyList<T> told, IReadOnlyList<T> saved,
        Func<T, IReadOnlyList<object?>> inSheet, Func<T, string> nameOf) where T : class
    {
        var left = saved.ToList();
        var index = 0;
        return
        [
            .. SheetOutcome.Each(list, rows, _ =>
            {
                var item = told[index++];
                var before = left.Find(s => KeyOf(s) == KeyOf(item));
                if (before is not null)
                {
                    left.Remove(before);
                }

                return (nameOf(item), before is null ? SheetOutcome.New : sheet.Changes(inSheet(before), inSheet(item)), null);
            }),
            .. left.Select(s => SheetOutcome.Leaving(nameOf(s))),
        ];

        string KeyOf(T item) => string.Join('\u001F',
            sheet.Columns.Zip(inSheet(item)).Where(c => sheet.Key.Contains(c.First.Heading)).Select(c => $"{c.Second}"));
    }

    /// <summary>Whether the rows in a form came from a file.</summary>
    internal static bool IsFromFile(this FormState form, string list) => form.Value($"{list}[0].row") is not null;

    /// <summary>By which number a row is named: that in the file, or its place in the form.</summary>
    internal static int Number(SheetRow row, int place) => row.Row ?? place + 1;

    /// <summary>The page of such an import.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">What the table is called: "De goedkeuringen".</param>
    /// <param name="list">What the rows are called in the input.</param>
    /// <param name="page">The form of the act, which is also the address of the files.</param>
    /// <param name="read">Where a file is posted to.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="tried">What the rows do, and the form.</param>
    internal static Task<IResult> Show(
        Programme plan, string name, string list, PageAddress page, PageAddress read, string tenant,
        (IReadOnlyList<SheetOutcome>? Outcomes, FormState Form) tried)
    {
        var (top, all, one) = plan.Kind == ProgrammeKind.PolicyPlan ? ("Beleidsplannen", ListPolicyPlans.Page, OpenPolicyPlan.Page)
            : ("Programma's", ListProgrammes.Page, OpenProgramme.Page);
        return Pages.Show<ImportPage>(new
        {
            Title = $"{name} uit een bestand", Name = name, List = list, Form = Named(tried.Form, list), tried.Outcomes, plan.Version,
            Lead = "De rijen van het bestand komen in de plaats van wat er staat. Wat niet in het bestand staat, verdwijnt.",
            Files = page.In(tenant, plan.Id), Read = read.In(tenant, plan.Id), Action = page.In(tenant, plan.Id),
            Cancel = page.In(tenant, plan.Id),
            Parents = (IReadOnlyList<(string, string)>)[(top, all.In(tenant)), (plan.Name, one.In(tenant, plan.Id))],
        });
    }

    /// <summary>The same form; what is wrong with a row tells its number, where the act does not.</summary>
    private static FormState Named(FormState form, string list) => form.WithErrors(form.Errors.ToDictionary(e => e.Key, e =>
        e.Key.StartsWith($"{list}[", StringComparison.Ordinal) && form.Value($"{e.Key.Split(']')[0]}].row") is { } row
            ? [.. e.Value.Select(s => s.Contains($"ij {row}", StringComparison.Ordinal) ? s : $"Rij {row}: {s}")] : e.Value));
}
