namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Starts the revision of an approved annex: a new edition, a concept with the same lines. It takes effect when it is approved.
/// </summary>
internal static class ReviseAnnex
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}/herzien");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/revision", Handle, location: "/annexes")
        .Form(Page, Show, "De herziening is gestart. Pas aan wat nodig is; tot de goedkeuring blijft de vorige versie gelden.",
            then: OpenAnnex.Page);

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        return await Pages.Show<ReviseAnnexPage>(new { Id = id, annex.Name, Requests = annex.Open.ToList(), Form = form });
    }

    private static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        new Check().MaxLength(input.Reason, "reason", "de reden", 1000).ThrowIfInvalid();
        var annex = await db.Get<Annex>(id, ct);
        // Who was asked decides (R6): AgII may not grant its own request.
        RuleViolation.If(annex.Open.Any() && !SetRequestAside.MayAnswer(user), "other-side",
            "AgII vroeg deze herziening: de gemeente zelf beslist erover.");
        var next = annex.Revise(new RequestAnswer(db.Context.Today, user.Name, Accepted: true, input.Reason));
        db.Annexes.Add(next);
        db.ActionLines.AddRange(Copied(await db.LinesOf(id, ct), (line, parent) => line.IntoEdition(next, parent)));
        await db.Save(nameof(ReviseAnnex), next, input.Reason, ct);
        return next.Id;
    }

    /// <summary>Copies actions first, so that each part finds the copy of its action.</summary>
    internal static IEnumerable<ActionLine> Copied(IReadOnlyList<ActionLine> lines, Func<ActionLine, Guid?, ActionLine> copy)
    {
        var actions = lines.Where(l => l.ParentId is null).ToDictionary(l => l.Id, l => copy(l, null));
        var parts = lines.Where(l => l.ParentId is { } action && actions.ContainsKey(action));
        return actions.Values.Concat(parts.Select(l => copy(l, actions[l.ParentId!.Value].Id)));
    }
}
