namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// The municipality sets a request for a revision aside, with a reason. The annex stays as it is, and so does the request on record.
/// </summary>
internal static class SetRequestAside
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/verzoeken/{requestId:guid}/opzij");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/revision-requests/{requestId:guid}/dismissal", Handle)
        .Form(Page, Show, "De vraag wordt niet gevolgd. De bijlage blijft zoals ze is.", then: OpenAnnex.Page);

    private static async Task<IResult> Show(Guid id, Guid requestId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        return await Pages.Show<SetRequestAsidePage>(new { Id = id, annex.Name, Request = Find(annex, requestId), Form = form });
    }

    private static async Task Handle(Guid id, Guid requestId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var request = Find(annex, requestId);
        new Check().RequiredText(input.Reason, "reason", "de reden", 1000).ThrowIfInvalid();
        RuleViolation.If(!MayAnswer(user), "other-side", "Alleen de gemeente zelf beslist om een vraag om herziening niet te volgen.");
        annex.SetAside(request, new RequestAnswer(db.Context.Today, user.Name, Accepted: false, input.Reason));
        await db.Save(nameof(SetRequestAside), annex, input.Reason, ct);
    }

    /// <summary>AgII asked; who is of the municipality answers.</summary>
    internal static bool MayAnswer(CurrentUser user) =>
        user.Roles.Any(r => !r.OfAgency && r.Permissions.Contains(Permission.AgreementsWrite));

    private static RevisionRequest Find(Annex annex, Guid requestId) =>
        annex.Requests.FirstOrDefault(r => r.Id == requestId) ?? throw new NotFound();
}
