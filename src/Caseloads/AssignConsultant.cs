using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Caseloads;

/// <summary>Assigns a consultant to a municipality from–until. Identity, by the message, gives them access on those dates.</summary>
internal static class AssignConsultant
{
    internal sealed record Input
    {
        public string? Municipality { get; init; }
        public Guid? Consultant { get; init; }
        public string? ConsultantName { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/toewijzingen/nieuw");

    /// <summary>The page with this municipality (its slug) filled in.</summary>
    internal static readonly PageAddress PageFor = new("/toewijzingen/nieuw?gemeente={municipality}");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.AssignmentsWrite, "/assignments", Handle)
        .Form(Page, Show,
            "De consulent is toegewezen. Binnen enkele seconden heeft hij of zij toegang tot de gemeente, op de gekozen dagen.",
            then: ListAssignments.Page);

    private static async Task<Guid> Handle(
        Input input, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry, [FromKeyedServices("caseloads")] GrantCache access,
        CancellationToken ct)
    {
        var municipality = registry.Municipalities.FirstOrDefault(m => m.Slug == input.Municipality);
        new Check()
            .Must(municipality is not null, "municipality", "Kies een gemeente.")
            .Must(input.Consultant is not null, "consultant", "Kies een consulent.")
            .MaxLength(input.ConsultantName, "consultantName", "de naam van de consulent")
            .Required(input.From, "from", "de eerste dag")
            .Plausible(input.From, "from", db.Context.Today)
            .Plausible(input.Until, "until", db.Context.Today, years: 50).ThrowIfInvalid();

        RuleViolation.If(!user.TenantsWith(Permission.AssignmentsWrite, registry).Contains(municipality), "municipality-outside-region",
            $"{municipality!.Name} ligt buiten uw regio. Vraag de toewijzing aan de regiomanager van die regio.");
        RuleViolation.If((await Consultants(input.From!.Value, registry, access, ct)).All(id => id != input.Consultant), "not-a-consultant",
            "Deze persoon is op die dag geen consulent van AgII. Alleen een consulent kan aan een gemeente toegewezen worden.");

        var consultant = await db.Consultants.FirstOrDefaultAsync(c => c.Id == input.Consultant, ct);
        var others = await EndAssignment.Others(consultant?.Id, municipality.Id, db, ct);
        if (consultant is null)
        {
            // Of two who assign the same new consultant at the same moment, the key refuses the second.
            db.Consultants.Add(consultant = new Consultant(input.Consultant!.Value));
        }
        else
        {
            db.Touch(consultant); // that this assignment overlaps no other, depends on all assignments of the consultant
        }

        consultant.IsCalled(input.ConsultantName);
        var assignment = new Assignment(municipality, consultant.Id, input.From.Value, input.Until, others);
        db.Assignments.Add(assignment);
        db.Publish(assignment.Changed());
        await db.Save(nameof(AssignConsultant), assignment, ct);
        return assignment.Id;
    }

    /// <summary>Who is a consultant at AgII itself on a day or later; an assignment alone does not make one.</summary>
    private static async Task<IReadOnlyList<Guid>> Consultants(
        DateOnly day, MunicipalityRegistry registry, GrantCache access, CancellationToken ct) =>
    [
        .. (await access.WithRole(Role.Consultant, ct)).Where(g => g.AppliesTo(registry.Agency) && !(g.Until < day))
            .Select(g => g.PersonId).Distinct(),
    ];

    /// <summary>
    /// The form. Consultants whose name is not known come last, with the end of their id to tell them apart and a field for the name.
    /// </summary>
    private static async Task<IResult> Show(
        string? gemeente, FormState form, CaseloadsDb db, CurrentUser user, MunicipalityRegistry registry,
        [FromKeyedServices("caseloads")] GrantCache access, CancellationToken ct)
    {
        if (!form.HasErrors)
        {
            form = FormState.With(("municipality", gemeente), ("from", db.Context.Today.ToString("O")));
        }

        var names = await db.Consultants.Where(c => c.Name != null).ToDictionaryAsync(c => c.Id, c => c.Name!, ct);
        var consultants = (await Consultants(db.Context.Today, registry, access, ct))
            .Select(id => (Id: id, Name: names.GetValueOrDefault(id)))
            .OrderBy(c => c.Name is null).ThenBy(c => c.Name, Dutch.Alphabetical).ThenBy(c => c.Id)
            .Select(c => (c.Id.ToString(), c.Name ?? ConsultantName.Unknown(c.Id))).ToList();
        var municipalities = user.TenantsWith(Permission.AssignmentsWrite, registry)
            .Where(m => m.ExistsOn(db.Context.Today)).Select(m => (m.Slug, m.Name)).ToList();
        return await Pages.Show<AssignConsultantPage>(new { Form = form, Consultants = consultants, Municipalities = municipalities });
    }
}
