using System.Text.Json.Serialization;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Web;

/// <summary>The menu of the whole platform and who sees which entry: one table, the same in whichever process a page is made.</summary>
public static class Navigation
{
    private enum At { Municipality, Agency }

    private const string Applications = "toepassingen"; // with another provider they are registered there

    private static readonly (string Text, string Segment, At Where, Permission Needs, string About)[] Entries =
    [
        ("Te doen", "te-doen", At.Agency, Permission.CaseloadRead, "Wat in uw gemeenten op u wacht."),
        ("Overzicht", "overzicht", At.Agency, Permission.OverviewRead,
            "Bezoeken en ondertekende overeenkomsten in heel Vlaanderen, op elke datum."),
        ("Mijn gemeenten", "mijn-gemeenten", At.Agency, Permission.CaseloadRead, "Welke gemeenten u opvolgt, en waar een bezoek nodig is."),
        ("Opvolging", "opvolging", At.Agency, Permission.CaseloadRead, "Hoe de afspraken van de lopende overeenkomsten ervoor staan."),
        ("Vernieuwingen", "vernieuwingen", At.Agency, Permission.CaseloadRead, "Overeenkomsten die aflopen, en wat erna komt."),
        ("Agenda", "overleg/agenda", At.Agency, Permission.CaseloadRead,
            "Het overleg van al uw gemeenten in uw eigen agenda, met één link."),
        ("Vertrekkende consulenten", "personeelswijzigingen", At.Agency, Permission.CaseloadRead,
            "Welke acties in bijlagen steunen op een consulent die stopt."),
        ("Toewijzingen", "toewijzingen", At.Agency, Permission.AssignmentsWrite, "Welke consulent welke gemeente opvolgt."),
        ("Programma's", "programmas", At.Agency, Permission.ProgrammesReadAcross,
            "Welke gemeente aan welke actie deelneemt, en de programma's die u vastlegt."),
        ("Projecten", "projecten", At.Agency, Permission.ProgrammesReadAcross, "Projecten van gemeenten samen, als aantallen."),
        ("Doorverwijzingen", "doorverwijzingen", At.Agency, Permission.ReferralsAsAgii, "De wachtrij van uw regio."),
        ("Personen", "personen", At.Agency, Permission.PeopleManage, "Accounts en rollen."),
        ("Organisaties", "organisaties", At.Agency, Permission.PeopleManage, "Hoeveel personen elke gemeente heeft, en wie ze beheert."),
        ("Aansluitingen", "aansluitingen", At.Agency, Permission.PeopleManage, "Gemeenten stap voor stap op het platform brengen."),
        ("Toepassingen", Applications, At.Agency, Permission.PeopleManage, "Programma's die mensen aanmelden of zelf gegevens vragen."),
        ("Aanmeldwijzen", "aanmeldwijzen", At.Agency, Permission.PeopleManage, "Organisaties die met hun eigen provider aanmelden."),
        ("Beheer van het platform", "beheer/platform", At.Agency, Permission.PlatformManage,
            "Of alles draait, berichten die mislukten, bewaartermijnen en sleutels."),
        ("Toegang", "toegang", At.Agency, Permission.AccessRead, "Wie bij AgII toegang heeft, en welke rol op uw bevestiging wacht."),
        ("Te doen", "te-doen", At.Municipality, Permission.AgreementsRead, "Wat op u en op uw collega's wacht."),
        ("Overeenkomsten", "overeenkomsten", At.Municipality, Permission.AgreementsRead,
            "De samenwerkingsovereenkomsten met AgII: opmaken, beslissen, ondertekenen."),
        ("Overleg", "overleg", At.Municipality, Permission.AgreementsRead, "Overleg met AgII plannen en verslagen bewaren."),
        ("Programma's", "programmas", At.Municipality, Permission.ProgrammesRead,
            "Gesubsidieerde programma's, beleidsplannen en projecten: van plan tot verslag."),
        ("Cijfers", "cijfers", At.Municipality, Permission.ProgrammesRead, "Cijfers over uw gemeente, met de groep, de datum en de bron."),
        ("Projecten", "projecten", At.Municipality, Permission.ProjectsRead,
            "Projecten met andere gemeenten: duo's, fiches, bijeenkomsten en het verslag aan de gemeenteraad."),
        ("Bezoeken", "bezoeken", At.Municipality, Permission.VisitsRead, "De bezoeken van AgII: gepland en gebeurd."),
        ("Doorverwijzingen", "doorverwijzingen", At.Municipality, Permission.ReferralsRead,
            "Nieuwkomers doorverwijzen naar AgII, en omgekeerd."),
        ("Protocol", "protocol", At.Municipality, Permission.ProtocolsRead, "Het samenwerkingsprotocol van het OCMW met AgII."),
        ("Contactpersonen", "contactpersonen", At.Municipality, Permission.ProtocolsRead, "Wie u bij het OCMW en bij AgII bereikt."),
        ("Toegang", "toegang", At.Municipality, Permission.AccessRead,
            "Wie uw gegevens kan zien en sinds wanneer, en welke rol op bevestiging wacht."),
        ("Personen", "personen", At.Municipality, Permission.OwnPeopleManage, "Uw collega's uitnodigen, en hun rollen."),
        ("Instellingen", "instellingen", At.Municipality, Permission.OwnPeopleManage,
            "Contactgegevens van uw gemeente, en hoe iedereen zich aanmeldt."),
        ("Logboek", "logboek", At.Municipality, Permission.AuditRead, "Wie wat deed, en wanneer."),
        ("Archief", "archief", At.Municipality, Permission.AccessRead, "Alles wat u mag lezen als bestanden, om zelf te bewaren."),
    ];

    /// <summary>Pages that stand under an entry without having its segment.</summary>
    private static readonly Dictionary<string, string[]> Under = new()
    {
        ["programmas"] = ["beleidsplannen", "organogrammen", "stuurgroepen", "programmadefinities"], ["overeenkomsten"] = ["bijlagen"],
        ["toegang"] = ["koppelingen"],
    };

    /// <summary>From a municipality, where all those of somebody of AgII are.</summary>
    private static readonly (string Text, string Segment, Permission Needs, string About)[] WaysBack =
    [
        ("Mijn gemeenten", "mijn-gemeenten", Permission.CaseloadRead, "Terug naar al uw gemeenten."),
        ("Wachtrij van uw regio", "doorverwijzingen", Permission.ReferralsAsAgii, "Terug naar de doorverwijzingen van al uw gemeenten."),
        ("Aansluitingen", "aansluitingen", Permission.PeopleManage, "Terug naar alle gemeenten."),
    ];

    /// <summary>
    /// Whether these rights lead to anything in a tenant: an administrator reaches every municipality, but has no work in one.
    /// </summary>
    public static bool LeadsAnywhere(Tenant tenant, IEnumerable<Grant> grants) =>
        Entries.Any(e => e.Where == Where(tenant) && grants.Any(g => g.AppliesTo(tenant) && g.Allows(e.Needs)));

    /// <summary>Registers the frame of each page, filled from who is looking and where, and the page that shows a problem.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<ClosedTenants>();
        services.ConfigureHttpJsonOptions(o =>
            ((List<JsonConverter>)[new TextConverter(), new DateConverter(), new TypedNumber(), new TypedWholeNumber(), new YesOrNo()])
                .ForEach(o.SerializerOptions.Converters.Add));
        services.AddScoped(s => Frame(
            s.GetRequiredService<IHttpContextAccessor>().HttpContext!, s.GetRequiredService<CurrentUser>(),
            s.GetRequiredService<RequestContext>(), s.GetRequiredService<MunicipalityRegistry>().Agency));
        services.AddSingleton<ShowProblem>(async (HttpContext http, ProblemDetails problem) =>
            await (await Show(http, problem)).ExecuteAsync(http));
    }

    /// <summary>The page about a problem; who is not signed in gets the page to do so, with the form that they sent.</summary>
    private static async Task<IResult> Show(HttpContext http, ProblemDetails problem)
    {
        var (path, status) = (http.Request.Path + http.Request.QueryString, http.Response.StatusCode);
        var (isForm, kept, tooLarge) = status is StatusCodes.Status401Unauthorized || problem.Type == Expired
            ? await KeptForm.Keep(http) : default;
        return status switch
        {
            StatusCodes.Status401Unauthorized when isForm => await Pages.Show<SignInPage>(new
            {
                Form = FormState.With((KeptForm.Field, kept)),
                Ended = tooLarge ? SignInPage.TooLarge : kept is null ? SignInPage.NotDone : SignInPage.NotSaved,
            }),
            StatusCodes.Status401Unauthorized => TypedResults.Redirect(
                $"{http.Features.Get<StepToTake>()?.Address ?? SignInPage.Address}?terug={Uri.EscapeDataString(path)}"),
            // Signed in, but the token of the form is one of before: its own person gets the form again.
            _ when KeptForm.Open(http, kept, http.RequestServices.GetRequiredService<CurrentUser>().PersonId) is { } form =>
                await Pages.Show<KeptFormPage>(new { form.Address, Kept = kept! }),
            _ => await Pages.Show<ProblemPage>(new { Problem = problem }),
        };
    }

    private const string Expired = "urn:agii:problem:form-expired";

    private static PageFrame Frame(HttpContext http, CurrentUser user, RequestContext context, Tenant agency)
    {
        var frame = new PageFrame
        {
            Person = user.PersonId is null ? null : user.Name,
            Notice = FlashMessage.Consume(http),
            EndsSoon = user.PersonId is not null && http.Features.Get<SessionEnd>()?.Idle == TimeSpan.FromMinutes(15),
            SeveralOrganisations = user.SeveralOrganisations,
            ShownTo = user.PersonId is { } person ? KeptForm.Seal(http, person) : null,
        };
        if (user.Tenant is { } tenant)
        {
            var here = Where(tenant);
            var hasOwnProvider = TokenIssuer.Foreign(http.RequestServices.GetRequiredService<IConfiguration>()) is null;
            frame.Tenant = tenant.Slug;
            frame.ShortName = here == At.Agency ? "AgII" : tenant.Name;
            frame.Organisation = tenant.DisplayName(context.Today);
            frame.Menu =
            [
                .. WaysBack.Where(w => here == At.Municipality && user.Can(w.Needs) && user.Can(w.Needs, agency)).Select(w =>
                    new NavigationItem(w.Text, $"/{agency.Slug}/{w.Segment}", Current: false, w.About)),
                .. Entries.Where(e => e.Where == here && user.Can(e.Needs)
                    && (e.Segment != Applications || hasOwnProvider)).Select(e =>
                    new NavigationItem(e.Text, $"/{tenant.Slug}/{e.Segment}",
                        ((string[])[e.Segment, .. Under.GetValueOrDefault(e.Segment) ?? []])
                            .Any(segment => http.Request.Path.StartsWithSegments($"/{tenant.Slug}/{segment}")), e.About)),
            ];
            frame.ReadOnlyBecause = tenant.EndedOn < context.Today
                ? $"{tenant.Name} is {tenant.Ending}. U kunt hier alleen lezen. Werk verder in {tenant.Successor!.Name}."
                : context.ReadOnlySince is { } since
                    ? $"{tenant.Name} is sinds {Dutch.InWords(since)} alleen-lezen. U kunt alles nog lezen, maar niets meer wijzigen. "
                        + "Wat u mag lezen, kunt u meenemen op de pagina Archief."
                    : null;
        }

        return frame;
    }

    private static At Where(Tenant tenant) => tenant.Kind == TenantKind.Agency ? At.Agency : At.Municipality;
}
