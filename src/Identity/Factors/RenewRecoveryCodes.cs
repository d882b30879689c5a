namespace AgiiPlatform.Identity.Factors;

/// <summary>A person makes ten new recovery codes, in place of those that are left.</summary>
internal static class RenewRecoveryCodes
{
    internal const string Address = TwoSteps.Address + "/herstelcodes";

    internal static void Map(RouteGroupBuilder routes) =>
        routes.MapPost(Address, async (HttpContext http, OwnFactors own, IdentityDb db, CancellationToken ct) =>
        {
            var person = await own.Person(ct);
            RuleViolation.If(!await SecondFactors.Has(person, db, ct), "second-step-missing",
                "Herstelcodes hebt u nodig als u een tweede stap hebt. Kies er eerst een.");
            var codes = await RecoveryCode.MakeAnew(db, person.Id, ct);
            await own.Save(person, "nieuwe herstelcodes", ct);
            return await TwoSteps.ShowAdded(http, codes, "U hebt nieuwe herstelcodes.", back: null);
        }).RequiresSignIn();
}
