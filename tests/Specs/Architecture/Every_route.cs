using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>The routes as the running host has them: what is not written here does not exist.</summary>
public class Every_route(PlatformFixture platform)
{
    private IReadOnlyList<RouteEndpoint> Routes => [.. platform.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(r => r.Metadata.GetMetadata<OwningService>() is not null)];

    [Fact]
    public void Says_what_it_needs_or_that_it_needs_nobody()
    {
        Routes.Count.ShouldBeGreaterThan(60);
        Routes.Where(r => r.Metadata.GetMetadata<PermissionRequirement>() is null && r.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(r => r.DisplayName).ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_person_is_one_of_these_few() =>
        Routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Line).Order().ShouldBe(
        [
            "GET /", "GET /{tenant}/overleg/agenda/{secret}.ics", "GET /agii/overleg/agenda/{secret}.ics", "GET /aanmelden",
            "GET /privacy", "GET /toegankelijkheid",
            "GET /wachtwoord/{secret}", "POST /wachtwoord/{secret}", "GET /wachtwoord-vergeten", "POST /wachtwoord-vergeten",
            "GET /adres-bevestigen/{secret}", "POST /adres-bevestigen/{secret}",
            "GET /{tenant}/aanmelden", "GET /{tenant}/aanmelden/verder", "GET /{tenant}/aanmelden/terug",
            "POST /{tenant}/aanmelden/koppelen",
            "POST /aanmelden", "POST /api/identity/login",
            "GET /aanmelden/tweede-stap", "POST /aanmelden/tweede-stap", "GET /aanmelden/passkey", "POST /aanmelden/passkey",
            "GET /connect/authorize", "POST /connect/authorize", "GET /connect/endsession", "POST /connect/endsession",
        ], ignoreOrder: true);

    [Fact]
    public void For_who_must_still_take_or_choose_a_second_step_is_one_of_these() =>
        Routes.Where(r => r.Metadata.GetMetadata<LetsIn>() is not null).Select(Line).ShouldBe(
        [
            "GET /aanmelden/tweede-stap", "POST /aanmelden/tweede-stap", "GET /mijn-account/twee-stappen",
            "GET /mijn-account/twee-stappen/app", "POST /mijn-account/twee-stappen/app", "POST /mijn-account/twee-stappen/app/verwijderen",
            "GET /mijn-account/twee-stappen/passkey", "POST /mijn-account/twee-stappen/passkey",
            "POST /mijn-account/twee-stappen/passkey/{id:guid}/verwijderen", "POST /mijn-account/twee-stappen/herstelcodes",
            "POST /afmelden",
        ], ignoreOrder: true);

    [Fact]
    public void Inside_a_tenant_asks_a_permission_there_except_for_the_start_page_and_ones_own_acts() =>
        Routes.Where(r => r.RoutePattern.RawText!.Contains("{tenant}", StringComparison.Ordinal)
                && r.Metadata.GetMetadata<PermissionRequirement>() is { Permission: null })
            .Select(Line).Distinct().ShouldBe(
            [
                "GET /{tenant}/", "GET /{tenant}/logboek/eigen", // and what was done in one's own name
                .. ((string[])["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"]).SelectMany(s =>
                    (string[])[$"GET /api/{{tenant}}/audit/{s}/own", $"GET /{{tenant}}/logboek/{s}/eigen"]),
            ], ignoreOrder: true);

    [Fact]
    public void Across_tenants_is_for_roles_of_the_agency_only()
    {
        var permissions = Routes.Select(r => r.Metadata.GetMetadata<PermissionRequirement>()).Where(n => n is { Across: true })
            .Select(n => n!.Permission!.Value).Distinct();

        foreach (var permission in permissions)
        {
            Role.All.Values.Where(r => r.Permissions.Contains(permission)).ShouldAllBe(r => r.OfAgency, $"{permission}");
        }
    }

    [Fact]
    public void Across_tenants_is_one_of_these() =>
        Routes.Where(r => r.Metadata.GetMetadata<PermissionRequirement>() is { Across: true }).Select(Line).Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(Across.Order(StringComparer.Ordinal));

    private static readonly string[] Across =
    [
        "GET /agii/doorverwijzingen",
        "GET /agii/doorverwijzingen/nieuw",
        "GET /agii/doorverwijzingen/te-doen",
        "GET /agii/overleg/agenda/{secret}.ics",
        "GET /agii/programmas",
        "GET /api/{tenant}/programmes/overview",
        "GET /api/{tenant}/programmes/overview.csv", "GET /api/{tenant}/programmes/overview.xlsx",
        "GET /{tenant}/programmas/overzicht.csv", "GET /{tenant}/programmas/overzicht.xlsx",
        "GET /api/{tenant}/programme-definitions",
        "POST /api/{tenant}/programme-definitions",
        "GET /api/{tenant}/programme-definitions/list.csv", "GET /api/{tenant}/programme-definitions/list.xlsx",
        "GET /{tenant}/programmadefinities/lijst.csv", "GET /{tenant}/programmadefinities/lijst.xlsx",
        "GET /api/{tenant}/programme-definitions/{definition}",
        "GET /api/{tenant}/programme-definitions/{definition}/actions.csv",
        "GET /api/{tenant}/programme-definitions/{definition}/actions.xlsx",
        "POST /api/{tenant}/programme-definitions/{definition}/versions",
        "GET /{tenant}/programmadefinities",
        "GET /{tenant}/programmadefinities/{definition}",
        "GET /{tenant}/programmadefinities/{definition}/acties.csv", "GET /{tenant}/programmadefinities/{definition}/acties.xlsx",
        .. ((string[])["nieuw", "{definition}/nieuwe-versie"]).SelectMany(form => (string[])
        [
            $"GET /{{tenant}}/programmadefinities/{form}", $"POST /{{tenant}}/programmadefinities/{form}",
            $"POST /{{tenant}}/programmadefinities/{form}/nakijken", $"POST /{{tenant}}/programmadefinities/{form}/inlezen",
        ]),
        "GET /agii/projecten",
        "POST /api/{tenant}/projects/{starter}/{id:guid}/lead",
        "GET /{tenant}/projecten/{starter}/{id:guid}/leiding", "POST /{tenant}/projecten/{starter}/{id:guid}/leiding",
        "GET /api/{tenant}/projects/overview.csv", "GET /api/{tenant}/projects/overview.xlsx",
        "GET /{tenant}/projecten/overzicht.csv", "GET /{tenant}/projecten/overzicht.xlsx",
        "GET /agii/te-doen",
        "GET /api/agii/due",
        "GET /api/agii/projects",
        "GET /api/agii/referrals",
        "GET /api/agii/referrals/due",
        "GET /api/{tenant}/assignments",
        "GET /api/{tenant}/caseload",
        "GET /api/{tenant}/obligations",
        "GET /api/{tenant}/overview",
        "GET /api/{tenant}/renewals",
        "GET /{tenant}/opvolging",
        "GET /{tenant}/vernieuwingen",
        "GET /api/{tenant}/overview/municipalities",
        "GET /api/{tenant}/overview/municipalities.csv",
        "GET /api/agii/organisations", "GET /agii/organisaties",
        "GET /api/agii/onboarding", "GET /agii/aansluitingen",
        "GET /api/agii/organisations/{organisation}/stay", "GET /agii/organisaties/{organisation}/status",
        "POST /api/agii/organisations/{organisation}/read-only", "POST /agii/organisaties/{organisation}/alleen-lezen",
        "POST /api/agii/organisations/{organisation}/reopening", "POST /agii/organisaties/{organisation}/openstellen",
        "POST /api/agii/organisations/{organisation}/closing", "POST /agii/organisaties/{organisation}/afsluiten",
        "GET /api/agii/people",
        "GET /api/agii/people/{id:guid}",
        "GET /api/{tenant}/staff-changes",
        "GET /{tenant}/beheer/platform", "GET /api/{tenant}/platform",
        "POST /api/{tenant}/platform/overview/rebuild", "POST /{tenant}/beheer/platform/overview/heropbouw",
        "POST /api/{tenant}/platform/inburgering/key-rotation", "POST /{tenant}/beheer/platform/inburgering/sleutels",
        "POST /{tenant}/beheer/platform/identity/rechten",
        .. ((string[])["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"]).SelectMany(service => (string[])
        [
            $"GET /api/{{tenant}}/platform/{service}", $"GET /{{tenant}}/beheer/platform/{service}",
            $"GET /api/{{tenant}}/platform/{service}/error-queues",
            $"POST /api/{{tenant}}/platform/{service}/error-queues/{{queue}}/replay",
            $"POST /{{tenant}}/beheer/platform/{service}/foutberichten/{{queue}}",
            $"POST /api/{{tenant}}/platform/{service}/retention", $"POST /{{tenant}}/beheer/platform/{service}/bewaartermijnen",
        ]),
        "GET /api/{tenant}/applications", "POST /api/{tenant}/applications", "GET /api/{tenant}/applications/{id:guid}",
        "POST /api/{tenant}/applications/{id:guid}/secret", "POST /api/{tenant}/applications/{id:guid}/removal",
        "GET /{tenant}/toepassingen", "GET /{tenant}/toepassingen/nieuw", "POST /{tenant}/toepassingen/nieuw",
        "GET /{tenant}/toepassingen/{id:guid}", "POST /{tenant}/toepassingen/{id:guid}/geheim",
        "POST /{tenant}/toepassingen/{id:guid}/verwijderen",
        "POST /api/{tenant}/people/{id:guid}/second-step-reset", "GET /{tenant}/personen/{id:guid}/tweede-stap",
        "POST /{tenant}/personen/{id:guid}/tweede-stap",
        "GET /api/{tenant}/sign-in-methods", "POST /api/{tenant}/sign-in-methods/{organisation}",
        "GET /{tenant}/aanmeldwijzen", "GET /{tenant}/aanmeldwijzen/{organisation}", "POST /{tenant}/aanmeldwijzen/{organisation}",
        "GET /{tenant}/mijn-gemeenten",
        "GET /{tenant}/overzicht",
        "GET /{tenant}/overzicht/gemeenten.csv",
        "GET /{tenant}/overzicht/{slug}",
        "GET /agii/personen",
        "GET /agii/personen/nieuw",
        "GET /agii/personen/{id:guid}",
        "GET /agii/personen/{id:guid}/rollen/nieuw",
        "GET /agii/personen/{id:guid}/rollen/{rightId:guid}/einde",
        "GET /agii/personen/{id:guid}/wachtwoord",
        "GET /{tenant}/personeelswijzigingen",
        "GET /{tenant}/toewijzingen",
        "GET /{tenant}/toewijzingen/nieuw",
        "GET /{tenant}/toewijzingen/{id:guid}/einde",
        "POST /api/{tenant}/assignments",
        "POST /api/{tenant}/assignments/{id:guid}/end",
        "POST /api/agii/people",
        "POST /api/agii/people/resynchronisation",
        "POST /api/agii/people/{id:guid}/password",
        "POST /api/agii/people/{id:guid}/rights",
        "POST /api/agii/people/{id:guid}/rights/{rightId:guid}/end",
        "POST /agii/personen/nieuw",
        "POST /agii/personen/rechten-opnieuw-doorgeven",
        "POST /agii/personen/{id:guid}/rollen/nieuw",
        "POST /agii/personen/{id:guid}/rollen/{rightId:guid}/einde",
        "POST /agii/personen/{id:guid}/wachtwoord",
        "POST /{tenant}/toewijzingen/nieuw",
        "POST /{tenant}/toewijzingen/{id:guid}/einde",
    ];

    /// <summary>So a repeated request is told what the first one was told, by what its key keeps: an id or nothing (decision 22).</summary>
    [Fact]
    public void That_writes_for_a_program_answers_an_id_or_nothing_except_where_the_answer_may_not_be_kept() =>
        Routes.Where(r => r.RoutePattern.RawText!.StartsWith("/api/{tenant}/", StringComparison.Ordinal)
                && !r.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("GET")
                && !r.Metadata.OfType<IProducesResponseTypeMetadata>()
                    .Any(m => m is { StatusCode: 204 } or { StatusCode: 201, Type.Name: "CreatedId" }))
            .Select(Line).ShouldBe(
            [
                "POST /api/{tenant}/agreements/{id:guid}/decisions/reading", // writes nothing
                "POST /api/{tenant}/applications/{id:guid}/secret", // a secret
                "POST /api/{tenant}/calendar-links", // a secret
                "POST /api/{tenant}/machine-accounts/{id:guid}/secret", // a secret
                "POST /api/{tenant}/programmes/{id:guid}/actions/calculation", // writes nothing
                "POST /api/{tenant}/referrals/{id:guid}/national-number", // each showing is an act of its own
            ], ignoreOrder: true);

    private static string Line(RouteEndpoint route) =>
        $"{string.Join(",", route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])} {route.RoutePattern.RawText}";
}
