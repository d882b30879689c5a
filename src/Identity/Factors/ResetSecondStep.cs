using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Sessions;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// An administrator wipes the second step of somebody who lost it. What was signed in with it ends, and its person hears of it by mail; who
/// must have one chooses another when they sign in. An operator does so by a command, when the only administrator lost theirs.
/// </summary>
internal static class ResetSecondStep
{
    internal static readonly PageAddress Page = new("/personen/{id:guid}/tweede-stap");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/people/{id:guid}/second-step-reset", Handle)
        .Form(Page, Show, "De tweede stap is gewist.", then: OpenPerson.Page);

    private static async Task<IResult> Show(
        Guid id, FormState form, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<ResetSecondStepPage>(new { Person = await OpenPerson.Look(id, db, registry, ct), Form = form });

    private static async Task Handle(
        Guid id, CurrentUser user, IdentityDb db, SecondFactors factors, SessionStore sessions, CancellationToken ct)
    {
        RuleViolation.If(id == user.PersonId, "second-step-of-oneself", "Uw eigen tweede stap wijzigt u op de pagina Mijn account.");
        await Reset(id, null, db, factors, sessions, ct);
    }

    /// <summary>Wipes it, and has it noted, perhaps with a reason, and told.</summary>
    internal static async Task Reset(
        Guid id, string? reason, IdentityDb db, SecondFactors factors, SessionStore sessions, CancellationToken ct)
    {
        var person = await OpenPerson.Find(id, db, ct);
        RuleViolation.If(!await SecondFactors.Has(person, db, ct), "second-step-missing", "Deze persoon heeft geen tweede stap.");
        person.AuthenticatorKey = null;
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.PersonId == id).ToListAsync(ct));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == id).ToListAsync(ct));
        await RememberedDevices.ForgetAll(id, db, ct);
        person.EndSessions();
        db.PublishRightsOf(person);
        db.Send<SecondStepResetMail>(person);
        await db.Save(nameof(ResetSecondStep), null, reason is null ? $"{id}" : $"{id}: {reason}", ct);
        await sessions.EndAll(id, ct);
        await factors.ForgetGuesses(person, ct);
    }
}
