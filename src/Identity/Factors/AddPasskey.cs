using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity.Factors;

/// <summary>A person adds a passkey: as many as they have devices, each with a name.</summary>
internal static class AddPasskey
{
    internal const string Address = TwoSteps.Address + "/passkey";

    internal static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet(Address, async (
                HttpContext http, string? terug, OwnFactors own, PasskeyCeremony passkeys, CancellationToken ct) =>
            {
                var device = Device.InWords(http.Request.Headers.UserAgent.ToString());
                return await Show(http, await own.Person(ct), FormState.With(("back", terug), ("name", device)), passkeys);
            }).RequiresSignIn();
        routes.MapPost(Address, Post).RequiresSignIn();
    }

    private static async Task<IResult> Show(HttpContext http, Person person, FormState form, PasskeyCeremony passkeys) =>
        await Pages.Show<AddPasskeyPage>(new { Form = form, Question = await passkeys.ToMake(person, http) });

    private static async Task<IResult> Post(
        HttpContext http, OwnFactors own, PasskeyCeremony passkeys, IdentityDb db, CancellationToken ct)
    {
        var (person, form) = (await own.Person(ct), await http.Request.ReadTypedForm(ct));
        var (name, back) = (form["name"].ToString(), form["back"].ToString());
        try
        {
            new Check().RequiredText(name, "name", "een naam", 100).ThrowIfInvalid();
            var (credential, question) = PasskeyAnswer.Of(form);
            var made = await passkeys.Made(person, credential, question, http, ct) ?? throw PasskeyAnswer.Refused();
            db.Passkeys.Add(Passkey.Of(person.Id, name, made, db.Context.Now));
        }
        catch (Exception e) when (e is InvalidInput or RuleViolation)
        {
            http.Response.StatusCode = e is RuleViolation ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            return await Show(http, person, FormState.With(("back", back), ("name", name)).Refused(e), passkeys);
        }

        return await TwoSteps.ShowAdded(http, await own.Added(person, AuthenticationMethods.PasswordAndPasskey, "passkey toegevoegd", ct),
            "Uw passkey is toegevoegd.", back);
    }
}
