namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// A person removes a passkey or their app; not the last one when they must have one. With the last go the recovery codes, and the devices
/// on which it was remembered.
/// </summary>
internal static class RemoveFactor
{
    internal const string OfApp = AddApp.Address + "/verwijderen";

    internal static string OfPasskey(Guid id) => $"{AddPasskey.Address}/{id}/verwijderen";

    internal static void Map(RouteGroupBuilder routes)
    {
        routes.MapPost(OfApp, async (HttpContext http, OwnFactors own, SecondFactors factors, IdentityDb db, CancellationToken ct) =>
        {
            var person = await own.Person(ct);
            person.AuthenticatorKey = null;
            var others = await db.Passkeys.CountAsync(p => p.PersonId == person.Id, ct);
            return await Remove(person, others, "app verwijderd", http, own, factors, db, ct);
        }).RequiresSignIn();
        routes.MapPost(AddPasskey.Address + "/{id:guid}/verwijderen", async (
                Guid id, HttpContext http, OwnFactors own, SecondFactors factors, IdentityDb db, CancellationToken ct) =>
            {
                var person = await own.Person(ct);
                var passkeys = await db.Passkeys.Where(p => p.PersonId == person.Id).ToListAsync(ct);
                db.Passkeys.Remove(passkeys.Find(p => p.Id == id) ?? throw new NotFound());
                var others = passkeys.Count - 1 + (person.AuthenticatorKey is null ? 0 : 1);
                return await Remove(person, others, "passkey verwijderd", http, own, factors, db, ct);
            }).RequiresSignIn();
    }

    private static async Task<IResult> Remove(
        Person person, int others, string what, HttpContext http, OwnFactors own, SecondFactors factors, IdentityDb db,
        CancellationToken ct)
    {
        if (others == 0)
        {
            RuleViolation.If(await factors.MustHave(person, ct), "second-step-needed",
                "Uw rol of uw organisatie vraagt een tweede stap. Stel eerst een andere in.");
            db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == person.Id).ToListAsync(ct));
            await RememberedDevices.ForgetAll(person.Id, db, ct);
        }

        await own.Save(person, what, ct);
        FlashMessage.Set(http, others == 0 ? "U meldt zich voortaan aan zonder tweede stap." : "Het is verwijderd.");
        return TypedResults.Redirect(TwoSteps.Address);
    }
}
