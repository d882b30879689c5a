using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// People of an organisation sign in at its own provider: from its page, to the provider, and back. Who is known there by issuer and
/// subject gets a session; the roles follow the claims.
/// </summary>
internal static class SignInAtOrganisation
{
    internal const string Address = "/aanmelden", Onward = Address + "/verder", Back = Address + "/terug";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Pages.MapGet(Address, Show).AllowAnonymous();
        routes.Pages.MapGet(Onward, Leave).AllowAnonymous();
        routes.Pages.MapGet(Back, Return).AllowAnonymous();
        LinkAccount.Map(routes);
    }

    /// <summary>The organisation whose domain this e-mail address has.</summary>
    internal static async Task<Tenant?> ByDomain(string? email, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var domain = email?[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return await db.SignInDomains.AsNoTracking().FirstOrDefaultAsync(d => d.Domain == domain, ct) is { } found
            ? registry.ById(found.TenantId) : null;
    }

    /// <summary>
    /// Refuses a password of who must sign in at the provider of their organisation; not of who confirms access there, in case the provider
    /// does not work.
    /// </summary>
    internal static async Task RefusePassword(Person person, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var today = db.Context.Today;
        var rights = await db.Rights.AsNoTracking().Where(r => r.PersonId == person.Id && (r.Until == null || r.Until >= today))
            .ToListAsync(ct);
        var tenants = rights.Select(r => r.TenantIn(registry).Id).Distinct().ToList();
        if (tenants.Count == 1 && !rights.Any(r => r.Confirms || r.Role == Role.Administrator)
            && await db.SignInMethods.AnyAsync(m => m.TenantId == tenants[0] && m.OnlyHere, ct)
            && await db.ExternalLogins.AnyAsync(l => l.PersonId == person.Id && l.TenantId == tenants[0], ct))
        {
            var tenant = registry.ById(tenants[0])!;
            await db.Save(nameof(SignIn), null, "geweigerd: meldt aan bij de eigen organisatie", ct);
            throw new RuleViolation("sign-in-at-organisation",
                $"U meldt zich aan via {tenant.Name}. Vul alleen uw e-mailadres in, of ga naar /{tenant.Slug}{Address}.");
        }
    }

    private static async Task<IResult> Show(
        string tenant, string? terug, IdentityDb db, MunicipalityRegistry registry, HttpContext http, CancellationToken ct)
    {
        var organisation = registry.BySlug(tenant) ?? throw new NotFound();
        var back = SignIn.IsLocal(terug) ? terug : $"/{organisation.Slug}";
        if (organisation.EndedOn < db.Context.Today)
        {
            return await Refuse(http, organisation, ProviderProblem.Ended);
        }

        return await Method(organisation, db, ct) is null
            ? TypedResults.Redirect($"{SignInPage.Address}?terug={Uri.EscapeDataString(back!)}")
            : await Pages.Show<OrganisationSignInPage>(new { Organisation = organisation, BackTo = back });
    }

    private static async Task<IResult> Leave(
        string tenant, string? terug, IdentityDb db, MunicipalityRegistry registry, OrganisationProviders providers, HttpContext http,
        CancellationToken ct)
    {
        var organisation = registry.BySlug(tenant) ?? throw new NotFound();
        if (organisation.EndedOn < db.Context.Today)
        {
            return await Refuse(http, organisation, ProviderProblem.Ended);
        }

        var method = await Method(organisation, db, ct) ?? throw new NotFound();
        try
        {
            var handler = await providers.Handler(organisation, method, http);
            var told = await handler.Options.ConfigurationManager!.GetConfigurationAsync(ct);
            if (told.Issuer != method.Issuer)
            {
                return await Refuse(http, organisation, ProviderProblem.Invalid);
            }

            await handler.ChallengeAsync(new AuthenticationProperties
            {
                RedirectUri = SignIn.IsLocal(terug) ? terug : $"/{organisation.Slug}",
            });
            return TypedResults.Empty;
        }
        catch (Exception e) when (ProviderAnswer.IsUnreachable(e))
        {
            return await Refuse(http, organisation, ProviderProblem.Away);
        }
    }

    private static async Task<IResult> Return(
        string tenant, IdentityDb db, MunicipalityRegistry registry, OrganisationProviders providers, SignInManager<Person> signIn,
        SessionStore sessions, PasswordCheck passwords, SecondFactors factors, LinkAccount.Tickets tickets, HttpContext http,
        CancellationToken ct)
    {
        var organisation = registry.BySlug(tenant) ?? throw new NotFound();
        if (organisation.EndedOn < db.Context.Today)
        {
            return await Refuse(http, organisation, ProviderProblem.Ended);
        }

        var method = await Method(organisation, db, ct) ?? throw new NotFound();
        if (http.Request.Query.Any(q => q.Value.Count > 1)) // which of two is meant, nobody knows
        {
            return await Refuse(http, organisation, ProviderProblem.Invalid);
        }

        await (await providers.Handler(organisation, method, http)).HandleRequestAsync();
        if (http.Features.Get<ProviderAnswer>() is not { Principal: not null } answer)
        {
            var failed = http.Features.Get<ProviderAnswer>();
            return await Refuse(http, organisation, failed is { IsDenied: true } ? ProviderProblem.Denied
                : failed is { IsAway: true } ? ProviderProblem.Away : ProviderProblem.Invalid);
        }

        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(null, "", ""));
        if (answer.Single("sub", ExternalLogin.LongestSubject) is not { } subject)
        {
            return await No(ProviderProblem.Invalid);
        }

        if (method.OrganisationClaim is { } claim && answer.Single(claim) != method.OrganisationCode)
        {
            return await No(ProviderProblem.OtherOrganisation);
        }

        var said = method.Roles.Where(r => answer.Values(r.Claim!).Contains(r.Value!)).ToList();
        var login = await db.ExternalLogins.FirstOrDefaultAsync(
            l => l.TenantId == organisation.Id && l.Issuer == method.Issuer && l.Subject == subject, ct);
        if (login is null && method.Roles.Count > 0 && said.Count == 0)
        {
            return await No(ProviderProblem.NoRole);
        }

        if (login is null && !said.Any(r => r.Opens == true))
        {
            return await LinkAccount.Ask(http, organisation, tickets.Write(method, subject, said, answer.Return), FormState.Empty);
        }

        var person = login is null ? null : await db.People.Include(p => p.Rights).SingleAsync(p => p.Id == login.PersonId, ct);
        if (person is null)
        {
            var (opened, problem) = await OpenAccountAtSignIn.Open(answer, organisation, db, signIn.UserManager, ct);
            if (problem == ProviderProblem.AccountExists)
            {
                return await LinkAccount.Ask(http, organisation, tickets.Write(method, subject, said, answer.Return), FormState.Empty);
            }

            if (opened is null)
            {
                return await No(problem);
            }

            person = opened;
            db.ExternalLogins.Add(login = new ExternalLogin
            {
                TenantId = organisation.Id, Issuer = method.Issuer, Subject = subject, PersonId = person.Id, LinkedAt = db.Context.Now,
            });
        }

        return await Enter(person, login!, organisation, said, answer.Return, answer.Values("amr").Contains("mfa"), db, registry, signIn,
            sessions, passwords, factors, http, ct);

        async Task<IResult> No(ProviderProblem problem)
        {
            await db.NoteAttempt(
                nameof(SignInAtOrganisation), "provider", isRight: false, $"{organisation.Slug}: geweigerd: {problem}", http, ct);
            return await Refuse(http, organisation, problem);
        }
    }

    /// <summary>
    /// Lets somebody in whom the provider, and the link, say that they are; by way of the second step here, unless the provider says
    /// (<c>amr</c>) that they took one there.
    /// </summary>
    internal static async Task<IResult> Enter(
        Person person, ExternalLogin login, Tenant organisation, IReadOnlyList<ClaimRole> said, string? back, bool tookSecondStep,
        IdentityDb db, MunicipalityRegistry registry, SignInManager<Person> signIn, SessionStore sessions, PasswordCheck passwords,
        SecondFactors factors, HttpContext http, CancellationToken ct)
    {
        var today = db.Context.Today;
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(person.Id, "", person.Name));
        var isNew = db.Entry(person).State == EntityState.Added;
        await login.Follow(person, organisation, said, db, registry, ct);
        ProviderProblem? problem = !ExternalLogin.MaySignIn(person, organisation, today) ? ProviderProblem.WorksElsewhere
            : !person.Rights.Any(r => r.Period.Covers(today)) || !passwords.MaySignIn(person) ? ProviderProblem.NoRole : null;
        if (problem is not null && isNew)
        {
            db.DiscardChanges();
        }

        var rights = string.Join("; ", person.Rights.Where(r => login.Rights.Contains(r.Id)).Select(r => r.InLog(registry)));
        await db.NoteAttempt(nameof(SignInAtOrganisation), "provider", isRight: problem is null, $"{organisation.Slug}: "
            + (problem is { } why ? $"geweigerd: {why}" : $"{(isNew ? "account geopend en " : "")}aangemeld")
            + $"; {person.Id}: {rights}", http, ct);
        if (problem is { } refused)
        {
            return await Refuse(http, organisation, refused);
        }

        var methods = tookSecondStep ? AuthenticationMethods.ProviderWithSecond : await factors.AfterProvider(person, http, ct);
        await signIn.BeginSession(person, sessions, methods, ct);
        var to = SignIn.IsLocal(back) ? SignIn.Escaped(back!) : $"/{organisation.Slug}";
        return TypedResults.Redirect(methods is null ? TwoSteps.With(SecondStep.Address, to) : to);
    }

    internal static Task<SignInMethod?> Method(Tenant tenant, IdentityDb db, CancellationToken ct) =>
        db.SignInMethods.AsNoTracking().FirstOrDefaultAsync(m => m.TenantId == tenant.Id, ct);

    internal static Task<IResult> Refuse(HttpContext http, Tenant organisation, ProviderProblem problem)
    {
        http.Response.StatusCode = problem == ProviderProblem.Away ? StatusCodes.Status503ServiceUnavailable
            : problem is ProviderProblem.Invalid or ProviderProblem.Denied ? StatusCodes.Status400BadRequest
            : StatusCodes.Status403Forbidden;
        return Pages.Show<ProviderProblemPage>(new { Organisation = organisation, Problem = problem });
    }
}
