using System.Text.Json;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// Links an account that exists to somebody at the organisation's provider, with both proofs: they just signed in there, and they know the
/// password here. An e-mail address is no proof of anything.
/// </summary>
internal static class LinkAccount
{
    internal const string Address = SignInAtOrganisation.Address + "/koppelen", Field = "bewijs";

    internal static void Map(ServiceRoutes routes) => routes.Pages.MapPost(Address, Post).AllowAnonymous();

    internal static Task<IResult> Ask(HttpContext http, Tenant organisation, string ticket, FormState form)
    {
        http.Response.StatusCode = form.HasErrors ? form.Violation is null ? StatusCodes.Status400BadRequest
            : StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return Pages.Show<LinkAccountPage>(new { Organisation = organisation, Ticket = ticket, Form = form });
    }

    private static async Task<IResult> Post(
        string tenant, IdentityDb db, MunicipalityRegistry registry, SignInManager<Person> signIn, SessionStore sessions,
        PasswordCheck passwords, SecondFactors factors, Tickets tickets, HttpContext http, CancellationToken ct)
    {
        var organisation = registry.BySlug(tenant) ?? throw new NotFound();
        var method = await SignInAtOrganisation.Method(organisation, db, ct) ?? throw new NotFound();
        var form = await http.Request.ReadTypedForm(ct);
        var (email, password) = (form["email"].ToString(), form["password"].ToString());
        if (tickets.Read(method, form[Field].ToString()) is not { } proof || organisation.EndedOn < db.Context.Today)
        {
            return await SignInAtOrganisation.Refuse(http, organisation, ProviderProblem.Invalid);
        }

        try
        {
            new Check().RequiredText(email, "email", "uw e-mailadres", 256).RequiredText(password, "password", "uw wachtwoord", 256)
                .Must(TypedText.IsWhole(password), "password", TypedText.Unreadable).ThrowIfInvalid();
            var found = await passwords.Find(email, password, http, ct, nameof(LinkAccount));
            var person = await db.People.Include(p => p.Rights).SingleAsync(p => p.Id == found.Id, ct);
            RuleViolation.If(!ExternalLogin.MaySignIn(person, organisation, db.Context.Today), "account-of-elsewhere",
                $"Deze account heeft ook rollen buiten {organisation.Name}, en wordt niet gekoppeld. Meld u aan met het wachtwoord.");
            RuleViolation.If(await db.ExternalLogins.AnyAsync(l => l.TenantId == organisation.Id && l.Issuer == method.Issuer
                    && (l.PersonId == person.Id || l.Subject == proof.Subject), ct), "account-linked",
                "Deze account is al gekoppeld. Vraag het aan de beheerder als dat niet klopt.");
            db.RemoveRange(await db.ExternalLogins.Where(l => l.TenantId == organisation.Id && l.PersonId == person.Id).ToListAsync(ct));
            var login = new ExternalLogin
            {
                TenantId = organisation.Id, Issuer = method.Issuer, Subject = proof.Subject, PersonId = person.Id,
                LinkedAt = db.Context.Now,
            };
            db.ExternalLogins.Add(login);
            person.Touch();
            return await SignInAtOrganisation.Enter(person, login, organisation, proof.Said, proof.Back, tookSecondStep: false, db, registry,
                signIn, sessions, passwords, factors, http, ct);
        }
        catch (Exception e) when (e is InvalidInput or RuleViolation)
        {
            return await Ask(http, organisation, form[Field].ToString(), new FormState(
                new Dictionary<string, IReadOnlyList<string>> { ["email"] = [email] }, InvalidInput.ErrorsIn(e), e as RuleViolation));
        }
    }

    /// <summary>What the provider proved a moment ago.</summary>
    internal sealed record Proof(string Subject, string Stamp, IReadOnlyList<ClaimRole> Said, string? Back);

    /// <summary>Carries that proof through the page that asks for the other: sealed, for ten minutes, for one configuration.</summary>
    internal sealed class Tickets(IDataProtectionProvider protection)
    {
        private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

        internal string Write(SignInMethod method, string subject, IReadOnlyList<ClaimRole> said, string? back) =>
            Seal(method).Protect(JsonSerializer.Serialize(new Proof(subject, method.Stamp, said, back)), Lasts);

        internal Proof? Read(SignInMethod method, string ticket)
        {
            try
            {
                return JsonSerializer.Deserialize<Proof>(Seal(method).Unprotect(ticket)) is { } proof && proof.Stamp == method.Stamp
                    ? proof : null;
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                return null;
            }
        }

        private ITimeLimitedDataProtector Seal(SignInMethod method) =>
            protection.CreateProtector("organisation sign-in", $"{method.TenantId}", method.Issuer).ToTimeLimitedDataProtector();
    }
}
