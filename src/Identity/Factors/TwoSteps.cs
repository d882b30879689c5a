namespace AgiiPlatform.Identity.Factors;

/// <summary>A person sees with which second step they sign in, and chooses one; who must have one does so before anything else.</summary>
internal static class TwoSteps
{
    internal const string Address = "/mijn-account/twee-stappen";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, Show).RequiresSignIn().WithMetadata(new LetsIn(MissingStep.SetUp)).ExcludeFromDescription();
        var changes = routes.Root.MapGroup("").AddEndpointFilter(OwnFactors.SignedInLately)
            .WithMetadata(new LetsIn(MissingStep.SetUp)).ExcludeFromDescription();
        AddApp.Map(changes);
        AddPasskey.Map(changes);
        RemoveFactor.Map(changes);
        RenewRecoveryCodes.Map(changes);
    }

    private static async Task<IResult> Show(
        string? terug, CurrentUser user, IdentityDb db, SecondFactors factors, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == user.PersonId, ct) ?? throw new NotFound();
        return await Pages.Show<TwoStepsPage>(new
        {
            HasApp = person.AuthenticatorKey is not null, Back = terug, MustHave = await factors.MustHave(person, ct),
            Passkeys = (await db.Passkeys.AsNoTracking().Where(p => p.PersonId == person.Id).OrderBy(p => p.MadeAt).ToListAsync(ct))
                .Select(p => new PasskeyView(p.Id, p.Name, Utc(p.MadeAt), p.UsedAt is { } used ? Utc(used) : null)).ToList(),
            CodesLeft = await db.RecoveryCodes.CountAsync(c => c.PersonId == person.Id, ct),
        });

        static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc); // SQLite forgets it
    }

    /// <summary>The page after something was added: the codes that are shown once, or what there is now.</summary>
    internal static Task<IResult> ShowAdded(HttpContext http, IReadOnlyList<string> codes, string message, string? back)
    {
        if (codes.Count > 0)
        {
            return Pages.Show<RecoveryCodesPage>(new { Message = message, Codes = codes, Back = SignIn.IsLocal(back) ? back : null });
        }

        FlashMessage.Set(http, message);
        return Task.FromResult<IResult>(TypedResults.Redirect(SignIn.IsLocal(back) ? back! : Address));
    }

    /// <summary>The same address, that knows where to go afterwards.</summary>
    internal static string With(string address, string? back) =>
        string.IsNullOrEmpty(back) ? address : $"{address}?terug={Uri.EscapeDataString(back)}";
}
