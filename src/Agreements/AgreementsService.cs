using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Drafts;
using AgiiPlatform.Agreements.Signatures;
using AgiiPlatform.Contracts;
using AgiiPlatform.Platform;
using AgiiPlatform.Platform.Http;

namespace AgiiPlatform.Agreements;

/// <summary>The cooperation agreements between a municipality and AgII: drafted, decided upon, signed and in force.</summary>
public sealed class AgreementsService : Service
{
    /// <inheritdoc/>
    public override string Name => "agreements";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments => ["agreements", "overeenkomsten", "annexes", "bijlagen", "working-forms", "staff-changes", "personeelswijzigingen"];

    /// <inheritdoc/>
    public override void Add(ServiceParts parts)
    {
        parts.Database<AgreementsDb, AgreementsSqlite, AgreementsPostgreSql>();
        parts.On<AssignmentChanged, AgreementsDb>(WhenAssignmentChanged.Handle);
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ListAgreements.Map(routes);
        OpenAgreement.Map(routes);
        DraftAgreement.Map(routes);
        ChangeAgreement.Map(routes);
        DeleteDraft.Map(routes);
        RecordDecision.Map(routes);
        SignAgreement.Map(routes);
        WithdrawSignature.Map(routes);
        AddDocument.Map(routes);
        DownloadDocument.Map(routes);
        AnnexRoutes.Map(routes);
    }
}
