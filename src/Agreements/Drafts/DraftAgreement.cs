using AgiiPlatform.Agreements.Meetings;

namespace AgiiPlatform.Agreements.Drafts;

/// <summary>Drafts an agreement of the municipality of the address with AgII.</summary>
internal static class DraftAgreement
{
    internal static readonly PageAddress Page = new("/overeenkomsten/nieuw");

    internal static readonly PageAddress Review = new("/overeenkomsten/nieuw/nakijken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/agreements", Handle)
        .Form(Page, Show, "Het concept is bewaard.", then: OpenAgreement.Page)
        .Review(Review, Show);

    private static async Task<Guid> Handle(TermsInput input, AgreementsDb db, CancellationToken ct)
    {
        if (db.Context.Tenant!.Kind != TenantKind.Municipality)
        {
            throw new NotFound(); // AgII is party to every agreement, but each belongs to a municipality
        }

        var terms = input.Checked();
        await terms.CheckPredecessor(null, db, ct);
        var agreement = Agreement.Draft(terms);
        db.Agreements.Add(agreement);
        await db.Save(nameof(DraftAgreement), agreement, ct);
        return agreement.Id;
    }

    private static async Task<IResult> Show(FormState form, AgreementsDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<DraftAgreementPage>(new
        {
            Agreements = await OpenMeeting.Choices(db, ct),
            Form = form.IsTyped ? form : Prefilled(db.Context.Tenant!, registry),
        });

    /// <summary>Both parties and the titles of those who usually sign; the names are for the drafter.</summary>
    private static FormState Prefilled(Tenant tenant, MunicipalityRegistry registry) => FormState.With(
    [
        ("legalBasis", Terms.Decree),
        .. Terms.UsualSupports.Select(t => ("supports[]", (string?)t)),
        .. Terms.UsualCommitments.Select(t => ("commitments[]", (string?)t)),
        .. Terms.UsualClauses.Select(t => ("clauses[]", (string?)t)),
        ("parties[0].kind", PartyKind.Municipality.ToApiName()),
        ("parties[0].name", $"Lokaal bestuur {tenant.Name}"),
        ("parties[0].representatives[0].title", "Schepen"),
        ("parties[0].representatives[1].title", "Algemeen directeur"),
        ("parties[1].kind", PartyKind.Agency.ToApiName()),
        ("parties[1].name", registry.Agency.Name),
        ("parties[1].representatives[0].title",
            $"Regiomanager {registry.Regions.FirstOrDefault(r => r.Slug == tenant.Region)?.Name}".TrimEnd()),
    ]);
}
