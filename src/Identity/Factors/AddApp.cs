using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// A person sets up an app that shows codes, and gives the code that it shows now. Its key travels with the page, sealed for them, and is
/// kept once the code is right; it takes the place of the one before.
/// </summary>
internal static class AddApp
{
    internal const string Address = TwoSteps.Address + "/app";

    internal static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet(Address, async (string? terug, OwnFactors own, Authenticator authenticator, CancellationToken ct) =>
            await Show(await own.Person(ct), Totp.NewKey(), FormState.With(("back", terug)), authenticator)).RequiresSignIn();
        routes.MapPost(Address, Post).RequiresSignIn();
    }

    private static Task<IResult> Show(Person person, byte[] key, FormState form, Authenticator authenticator) =>
        Pages.Show<AddAppPage>(new
        {
            Form = form, Key = Totp.InLetters(key), Link = Totp.Address(key, person.Email!), Sealed = authenticator.Seal(person.Id, key),
        });

    private static async Task<IResult> Post(
        HttpContext http, OwnFactors own, Authenticator authenticator, SecondFactors factors, CancellationToken ct)
    {
        var (person, form) = (await own.Person(ct), await http.Request.ReadTypedForm(ct));
        var back = form["back"].ToString();
        if (authenticator.Open(person.Id, form["key"]) is not { } key)
        {
            return TypedResults.Redirect(TwoSteps.With(Address, back));
        }

        try
        {
            var code = form["code"].ToString().Replace(" ", "", StringComparison.Ordinal);
            new Check().RequiredText(code, "code", "de code die uw app toont", 20).ThrowIfInvalid();
            if (!await factors.IsNow(person, key, code, ct))
            {
                throw new InvalidInput("code", "Deze code is niet juist, of niet meer. Geef de code die uw app nu toont, en kijk na of de "
                    + "klok van uw telefoon juist staat.");
            }
        }
        catch (InvalidInput e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Show(person, key, FormState.With(("back", back)).WithErrors(e.Errors), authenticator);
        }

        person.AuthenticatorKey = authenticator.Seal(person.Id, key);
        return await TwoSteps.ShowAdded(
            http, await own.Added(person, AuthenticationMethods.Code, "app ingesteld", ct), "Uw app is ingesteld.", back);
    }
}
