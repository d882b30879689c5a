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

    internal sealed record ContactInput
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

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/policy-plans/{id:guid}/contacts", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De contacten zijn bewaard.", then: OpenPolicyPlan.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
        var charts = await db.OrganisationCharts.AsNoTracking().ToListAsync(ct);
        var codes = charts.SelectMany(c => c.Services).Select(s => s.Code).ToHashSet();
        var check = new Check();
        foreach (var (i, contact) in (input.Contacts ?? []).Index())
        {
            check.RequiredText(contact.Name, $"contacts[{i}].name", $"de naam van rij {i + 1}")
                .MaxLength(contact.Title, $"contacts[{i}].title", "de functie")
                .MaxLength(contact.Organisation, $"contacts[{i}].organisation", "de organisatie")
                .Must(contact.Service is null || codes.Contains(contact.Service), $"contacts[{i}].service",
                    $"Rij {i + 1} ({contact.Name}): dienst {contact.Service} staat in geen organogram.")
                .MaxLength(contact.Address, $"contacts[{i}].address", "het adres", 300)
                .MaxLength(contact.Mobile, $"contacts[{i}].mobile", "het gsm-nummer", 50)
                .MaxLength(contact.Mail, $"contacts[{i}].mail", "het e-mailadres")
                .EmailAddress(contact.Mail, $"contacts[{i}].mail");
        }

        check.ThrowIfInvalid();
        plan.RefuseUnless(input.Version);
        plan.SetContacts([.. (input.Contacts ?? []).Select(c =>
            new ContactCard(c.Name!, c.Title, c.Organisation, c.Service, c.Address, c.Mobile, c.Mail))]);
        await db.Save(nameof(ChangeContacts), plan, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var plan = await db.Plan(id, ct);
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
