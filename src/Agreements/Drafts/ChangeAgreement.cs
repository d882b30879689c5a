using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>Changes the terms of an agreement, until the council approves it. The input names the version that was changed.</summary>
internal static class ChangeAgreement
{
    internal sealed record Input : TermsInput
    {
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/wijzigen");

    internal static readonly PageAddress Review = new("/overeenkomsten/{id:guid}/wijzigen/nakijken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De overeenkomst is gewijzigd.", then: OpenAgreement.Page)
        .Review(Review, Show);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var terms = input.Checked();
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(agreement.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft deze overeenkomst intussen gewijzigd. Vergelijk beide versies en kies wat er moet staan.");
        await terms.CheckPredecessor(agreement.Id, db, ct);
        db.EarlierTerms.Add(EarlierTerms.Of(id, agreement.Terms, db.Context));
        agreement.Change(terms);
        Annex.RefuseToLeaveOutside(await db.AnnexesOf(id, ct), terms.From, terms.Until);
        await db.Save(nameof(ChangeAgreement), agreement, ct);
    }

    /// <summary>
    /// The form with what is saved now or, after a refusal, with what was typed. When somebody else saved in between, the page shows both
    /// versions and the form takes the new version number, so that saving again is a deliberate choice.
    /// </summary>
    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
        var saved = Values(agreement.Terms).ToList();
        return await Pages.Show<ChangeAgreementPage>(new
        {
            Id = id,
            agreement.Title,
            agreement.Version,
            Agreements = (await OpenMeeting.Choices(db, ct)).Where(c => c.Value != id.ToString()).ToList(),
            Form = form.IsTyped ? form : Difference.Filled(saved),
            Fixed = agreement.Approval is { } approval ? approval.Date : null,
            Differences = Difference.SinceRead(agreement.Version, saved, form),
        });
    }

    /// <summary>The form's fields for an agreement, with their labels; a list as one text, a line each.</summary>
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
                var (field, who) = ($"parties[{i}].representatives[{j}]", $"ertegenwoordiger {j + 1} van partij {i + 1}");
                yield return ($"{field}.name", $"V{who}", representative.Name);
                yield return ($"{field}.title", $"Functie van v{who}", representative.Title);
            }
        }
    }
}
