namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Starts the revision of an approved annex: a new edition, a concept with the same lines. It takes effect when it is approved.</summary>
internal static class ReviseAnnex
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/annexes/{id:guid}/revision", async (string tenant, Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
        {
            var next = await Handle(id, input, db, user, ct);
            return TypedResults.Created($"/api/{tenant}/annexes/{next}", new CreatedId(next));
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/bijlagen/{id:guid}/herzien", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/bijlagen/{id:guid}/herzien", (HttpContext http, string tenant, Guid id, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async input => await Handle(id, input, db, user, ct), next => $"/{tenant}/bijlagen/{next}",
                "De herziening is gestart. Pas aan wat nodig is; tot de goedkeuring blijft de vorige uitgave gelden.", form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        return await Pages.Show<ReviseAnnexPage>(new { Id = id, annex.Name, Requests = annex.Open.ToList(), Form = form });
    }

    internal static async Task<Guid> Handle(Guid id, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        new Check().MaxLength(input.Reason, "reason", "de reden", 1000).ThrowIfInvalid();
        var annex = await db.Get<Annex>(id, ct);
        // Who was asked decides (R6): AgII may not grant its own request.
        RuleViolation.If(annex.Open.Any() && !SetRequestAside.MayAnswer(user), "other-side", "AgII vroeg deze herziening: de gemeente zelf beslist erover.");
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
        return actions.Values.Concat(lines.Where(l => l.ParentId is { } p && actions.ContainsKey(p)).Select(l => copy(l, actions[l.ParentId!.Value].Id)));
    }
}
