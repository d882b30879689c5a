using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Writes whom to reach about a policy plan, each at a service of the organisation chart.</summary>
internal static class ChangeContacts
{
    internal sealed record Input
    {
        public IReadOnlyList<ContactInput>? Contacts { get; init; }

        /// <inheritdoc cref="PlanInput.Version"/>
        public int? Version { get; init; }
    }

    internal sealed record ContactInput : SheetRow
    {
        public string? Name { get; init; }
        public string? Title { get; init; }
        public string? Organisation { get; init; }
        public string? Service { get; init; }
        public string? Address { get; init; }
        public string? Mobile { get; init; }
        public string? Mail { get; init; }
    }

    internal static readonly PageAddress Page = new("/beleidsplannen/{id:guid}/contacten");

    internal static readonly PageAddress FromFile = new(Page.Pattern + "/nakijken");

    private static readonly Sheet Sheet = new("contacten", "contacts",
    [
        new("Naam", "name"), new("Functie", "title"), new("Organisatie", "organisation"), new("Dienst", "service"),
        new("Adres", "address"), new("Gsm", "mobile"), new("E-mail", "mail"),
    ])
    {
        Key = ["Naam", "Functie", "Organisatie"],
    };

    internal static void Map(ServiceRoutes routes)
    {
        routes.Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/contacts", Handle, method: HttpMethods.Put)
            .Form(Page, Show, "De contacten zijn bewaard.", then: OpenPolicyPlan.Page)
            .FromSheet(FromFile, InSheet, Show);
        routes.MapSheet(Page, "/policy-plans/{id:guid}/contacts", new(Permission.ProgrammesRead, Across: false), InSheet);
    }

    private static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await db.Plan(id, ct)).Plan.Contacts.Select(Row) };

    private static IReadOnlyList<object?> Row(ContactCard c) =>
        [c.Name, c.Title, c.Organisation, c.Service, c.Address, c.Mobile, c.Mail];

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var contacts = Checked(input, await db.OrganisationCharts.AsNoTracking().ToListAsync(ct));
        plan.RefuseUnless(input.Version);
        var before = plan.Plan.Contacts;
        plan.SetContacts(contacts);
        if (!before.SequenceEqual(plan.Plan.Contacts))
        {
            await db.Save(nameof(ChangeContacts), plan, ct);
        }
    }

    private static IReadOnlyList<ContactCard> Checked(Input input, IReadOnlyList<OrganisationChart> charts)
    {
        var codes = charts.SelectMany(c => c.Services).Select(s => s.Code).ToHashSet();
        var check = new Check();
        foreach (var (i, contact) in input.Contacts.Given("contacts").Index())
        {
            check.RequiredText(contact.Name, $"contacts[{i}].name", $"de naam van rij {PlanImport.Number(contact, i)}")
                .MaxLength(contact.Title, $"contacts[{i}].title", "de functie")
                .MaxLength(contact.Organisation, $"contacts[{i}].organisation", "de organisatie")
                .Must(contact.Service is null || codes.Contains(contact.Service), $"contacts[{i}].service",
                    $"Rij {PlanImport.Number(contact, i)} ({contact.Name}): dienst {contact.Service} staat in geen organogram.")
                .MaxLength(contact.Address, $"contacts[{i}].address", "het adres", 300)
                .MaxLength(contact.Mobile, $"contacts[{i}].mobile", "het gsm-nummer", 50)
                .MaxLength(contact.Mail, $"contacts[{i}].mail", "het e-mailadres")
                .EmailAddress(contact.Mail, $"contacts[{i}].mail");
        }

        check.ThrowIfInvalid();
        return [.. (input.Contacts ?? []).Select(c =>
            new ContactCard(c.Name!, c.Title, c.Organisation, c.Service, c.Address, c.Mobile, c.Mail))];
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        if (form.IsFromFile("contacts"))
        {
            var charts = await db.OrganisationCharts.AsNoTracking().ToListAsync(ct);
            return await PlanImport.Show(plan, "De contacten", "contacts", Page, FromFile, db.Context.Tenant!.Slug, Import.Try<Input>(
                form, "contacts", json.Value.SerializerOptions, i => PlanImport.Outcomes(
                    Sheet, "contacts", i.Contacts ?? [], Checked(i, charts), plan.Plan.Contacts, Row, c => c.Name)));
        }

        var newest = await db.OrganisationCharts.AsNoTracking().OrderByDescending(c => c.From).FirstOrDefaultAsync(ct);
        return await Pages.Show<ContactsPage>(new
        {
            Id = id, PlanName = plan.Name, plan.Version,
            Services = (newest?.Services ?? []).Select(s => (s.Code, $"{s.Name} ({s.Code})"))
                .Concat(plan.Plan.Contacts.Select(c => c.Service).OfType<string>().Except((newest?.Services ?? []).Select(s => s.Code))
                    .Select(c => (c, c))).ToList(),
            Form = form.IsTyped ? form : FormState.With(plan.Plan.Contacts.Index().SelectMany(c => ((string, string?)[])
            [
                ($"contacts[{c.Index}].name", c.Item.Name), ($"contacts[{c.Index}].title", c.Item.Title),
                ($"contacts[{c.Index}].organisation", c.Item.Organisation), ($"contacts[{c.Index}].service", c.Item.Service),
                ($"contacts[{c.Index}].address", c.Item.Address), ($"contacts[{c.Index}].mobile", c.Item.Mobile),
                ($"contacts[{c.Index}].mail", c.Item.Mail),
            ])),
        });
    }
}
