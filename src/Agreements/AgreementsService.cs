using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Agreements.Documents;
using AgiiPlatform.Agreements.Drafts;
using AgiiPlatform.Agreements.Due;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Papers;
using AgiiPlatform.Agreements.Renewals;
using AgiiPlatform.Agreements.Signatures;
using AgiiPlatform.Contracts;
using AgiiPlatform.Documents;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Agreements;

/// <summary>The cooperation agreements between a municipality and AgII: drafted, decided upon, signed and in force.</summary>
public sealed class AgreementsService : Service
{
    /// <inheritdoc/>
    public override string Name => "agreements";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments =>
    [
        "agreements", "overeenkomsten", "annexes", "bijlagen", "working-forms", "staff-changes", "personeelswijzigingen",
        "meetings", "overleg", "calendar-links", "obligations", "opvolging", "due", "te-doen", "renewals", "vernieuwingen",
    ];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<AgreementsDb, AgreementsSqlite, AgreementsPostgreSql>();
        builder.Services.AddDocuments(
            builder.Configuration.GetConnectionString("blob"), Path.Combine(builder.Configuration.DataDirectory(), "documents"));
        builder.AddConsumer<AssignmentChanged, AgreementsDb>(WhenAssignmentChanged.Handle);
        builder.AddConsumer<StateAsked, AgreementsDb>(WhenStateAsked.Handle);
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ShowDue.Map(routes);
        ListAgreements.Map(routes);
        OpenAgreement.Map(routes);
        DraftAgreement.Map(routes);
        ChangeAgreement.Map(routes);
        DeleteDraft.Map(routes);
        RecordDecision.Map(routes);
        ReadMinutes.Map(routes);
        OpenDecision.Map(routes);
        ConfirmDecision.Map(routes);
        RetractDecision.Map(routes);
        SignAgreement.Map(routes);
        WithdrawSignature.Map(routes);
        AddAddendum.Map(routes);
        ShowVersions.Map(routes);
        AddDocument.Map(routes);
        DownloadDocument.Map(routes);
        PrintAgreement.Map(routes);
        RenewAgreement.Map(routes);
        ListRenewals.Map(routes);
        ShowObligations.Map(routes);
        ListObligations.Map(routes);
        ListMeetings.Map(routes);
        PlanMeeting.Map(routes);
        ShareCalendar.Map(routes);
        OpenMeeting.Map(routes);
        ChangeMeeting.Map(routes);
        HoldMeeting.Map(routes);
        ApproveReport.Map(routes);
        CancelMeeting.Map(routes);
        CalendarFile.Map(routes);
        AnnexRoutes.Map(routes);
    }
}
