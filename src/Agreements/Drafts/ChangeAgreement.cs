using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>Changes what an agreement says, until the council approves it. Who changes says which version they had before them.</summary>
internal static class ChangeAgreement
{
    internal sealed record Input : TermsInput
    {
        public int? Version { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPut("/agreements/{id:guid}", async (Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/wijzigen", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, null, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/wijzigen", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/overeenkomsten/{id}", "De overeenkomst is gewijzigd.",
                form => Show(id, form, db, ct)))
            .Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var terms = input.Checked();
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(agreement.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft deze overeenkomst intussen gewijzigd. Vergelijk beide versies en kies wat er moet staan.");
        await terms.CheckPredecessor(agreement.Id, db, ct);
        db.EarlierTerms.Add(new EarlierTerms { AgreementId = id, ReplacedAt = db.Context.Now, Role = db.Context.Actor.Role, Terms = agreement.Terms });
        agreement.Change(terms);
        Annex.RefuseToLeaveOutside(await db.AnnexesOf(id, ct), terms.From, terms.Until);
        await db.Save(nameof(ChangeAgreement), agreement, ct);
    }

    /// <summary>
    /// The form with what stands now or, after a refusal, with what was typed. When somebody else saved in between, the page shows both
    /// versions and the form takes the new version number, so that saving again is a choice made with open eyes.
    /// </summary>
    private static async Task<IResult> Show(Guid id, FormState? typed, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        var saved = Values(agreement.Terms).ToList();
        return await Pages.Show<ChangeAgreementPage>(new
        {
            Id = id,
            agreement.Version,
            Agreements = (await OpenMeeting.Choices(db, ct)).Where(c => c.Value != id.ToString()).ToList(),
            Form = typed ?? Difference.Filled(saved),
            Fixed = agreement.Approval is { } approval ? approval.Date : null,
            Differences = typed is null || typed.Value("version") == $"{agreement.Version}" ? [] : Difference.Between(saved, typed),
        });
    }

    /// <summary>What the form's fields hold for an agreement, with what they are called; a list as one text, a line each.</summary>
    internal static IEnumerable<(string Name, string Label, string? Value)> Values(Terms a)
    {
        yield return ("title", "Titel", a.Title);
        yield return ("number", "Nummer", a.Number);
        yield return ("theme", "Thema", a.Theme.ToApiName());
        yield return ("legalBasis", "Rechtsgrond", a.LegalBasis);
        yield return ("from", "Begindatum", $"{a.From:O}");
        yield return ("until", "Einddatum", $"{a.Until:O}");
        yield return ("predecessorEndedOn", "Einde van de vorige overeenkomst", a.PredecessorEndedOn is { } end ? $"{end:O}" : null);
        yield return ("supportIntroduction", "Inleiding bij de rollen", a.SupportIntroduction);
        yield return ("supports[]", "Rollen van het agentschap", string.Join('\n', a.Supports));
        yield return ("commitmentIntroduction", "Inleiding bij de engagementen", a.CommitmentIntroduction);
        yield return ("commitments[]", "Engagementen van het lokaal bestuur", string.Join('\n', a.Commitments));
        yield return ("clauses[]", "Afspraken over de opvolging", string.Join('\n', a.Clauses));
        yield return ("proRata", "Kort werkjaar telt in verhouding", a.ProRata ? "true" : null);
        yield return ("dataExchange", "Gegevensuitwisseling", a.MinimumContent.DataExchange);
        yield return ("contactPerson", "Contactpersoon", a.MinimumContent.ContactPerson);
        yield return ("mutualReferral", "Wederzijdse doorverwijzing", a.MinimumContent.MutualReferral);
        yield return ("predecessorId", "Vorige overeenkomst", a.PredecessorId?.ToString());
        yield return ("related[]", "Andere overeenkomsten", string.Join('\n', a.Related));
        yield return ("signInAnyOrder", "Volgorde van ondertekenen vrij", a.SignInAnyOrder ? "true" : null);
        foreach (var (i, party) in a.Parties.Index())
        {
            yield return ($"parties[{i}].kind", $"Soort partij {i + 1}", party.Kind.ToApiName());
            yield return ($"parties[{i}].name", $"Naam van partij {i + 1}", party.Name);
            foreach (var (j, representative) in party.Representatives.Index())
            {
                yield return ($"parties[{i}].representatives[{j}].name", $"Vertegenwoordiger {j + 1} van partij {i + 1}", representative.Name);
                yield return ($"parties[{i}].representatives[{j}].title", $"Functie van vertegenwoordiger {j + 1} van partij {i + 1}", representative.Title);
            }
        }
    }
}
