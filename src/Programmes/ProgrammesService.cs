using AgiiPlatform.Contracts;
using AgiiPlatform.Documents;
using AgiiPlatform.Programmes.Boards;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Everywhere;
using AgiiPlatform.Programmes.Figures;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Programmes.Measuring.Reports;
using AgiiPlatform.Programmes.Plans;
using AgiiPlatform.Programmes.Steering;
using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Programmes;

/// <summary>What a municipality does with its agreement: subsidised programmes, its policy plans, projects with neighbours.</summary>
public sealed class ProgrammesService : Service
{
    /// <inheritdoc/>
    public override string Name => "programmes";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments =>
        ["programme-definitions", "programmes", "policy-plans", "projects", "steering-bodies", "figures",
         "organisation-charts", "organogrammen", "programmas", "programmadefinities", "beleidsplannen", "projecten", "stuurgroepen",
         "cijfers"];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<ProgrammesDb, ProgrammesSqlite, ProgrammesPostgreSql>();
        builder.AddConsumer<MeetingChanged, ProgrammesDb>(WhenMeetingChanged.Handle);
        builder.AddConsumer<AnnexChanged, ProgrammesDb>(WhenAnnexChanged.Handle);
        builder.AddConsumer<AgreementsStated, ProgrammesDb>(WhenAgreementsStated.Handle);
        builder.Services.AddSingleton<DuoNames>().AddHostedService(s => s.GetRequiredService<DuoNames>());
        builder.Services.AddDocuments(
            builder.Configuration.GetConnectionString("blob"), Path.Combine(builder.Configuration.DataDirectory(), "documents"));
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ListProgrammes.Map(routes);
        StartProgramme.Map(routes);
        OpenProgramme.Map(routes);

        ChooseActions.Map(routes);
        ApplyForProgramme.Map(routes);
        GrantProgramme.Map(routes);
        WithdrawProgramme.Map(routes);
        CloseProgramme.Map(routes);
        ReopenProgramme.Map(routes);
        ChangeRecoveries.Map(routes);
        ListDefinitions.Map(routes);
        OpenDefinition.Map(routes);
        WriteDefinition.Map(routes);
        ShowEverywhere.Map(routes);

        OpenMeans.Map(routes);
        AddPersonnel.Map(routes);
        ChangePersonnel.Map(routes);
        AddOperating.Map(routes);
        ChangeOperating.Map(routes);
        RemoveMeans.Map(routes);
        RestoreMeans.Map(routes);
        DivideSubsidy.Map(routes);
        ImportPersonnel.Map(routes);
        ImportOperating.Map(routes);
        ListPolicyPlans.Map(routes);
        OpenPolicyPlan.Map(routes);
        StartPolicyPlan.Map(routes);
        ChangePolicyPlan.Map(routes);
        AddSheet.Map(routes);
        ChangeSheet.Map(routes);
        OpenSheet.Map(routes);
        ChangeTracks.Map(routes);
        ChangeApprovals.Map(routes);
        ChangeTalks.Map(routes);
        ChangeContacts.Map(routes);
        ChangeSuccessFactors.Map(routes);
        ListCharts.Map(routes);
        OpenChart.Map(routes);
        ChartSheet.Map(routes);
        RecordChart.Map(routes);
        ChangeChart.Map(routes);
        ListBodies.Map(routes);
        CountMeetings.Map(routes);
        OpenBody.Map(routes);
        StartBody.Map(routes);
        ChangeBody.Map(routes);
        AssignActions.Map(routes);
        BodySheets.Map(routes);
        ImportSheets.Map(routes);
        ImportDescriptions.Map(routes);
        OpenDescriptions.Map(routes);
        DescribeAction.Map(routes);

        OpenBoard.Map(routes);
        ListMeasurements.Map(routes);
        RecordMeasurement.Map(routes);
        CorrectMeasurement.Map(routes);
        RemoveMeasurement.Map(routes);
        ImportMeasurements.Map(routes);
        ListReports.Map(routes);
        MakeReport.Map(routes);
        OpenReport.Map(routes);
        SendReport.Map(routes);
        RemoveReport.Map(routes);
        ListFigures.Map(routes);
        AddFigure.Map(routes);
        OpenFigure.Map(routes);
        CorrectFigure.Map(routes);
        RemoveFigure.Map(routes);
        ImportFigures.Map(routes);

        ListProjects.Map(routes);
        StartProject.Map(routes);
        OpenProject.Map(routes);
        AddMember.Map(routes);
        EndMember.Map(routes);
        LeaveProject.Map(routes);
        SteerProject.Map(routes);
        HandOverLead.Map(routes);
        AppointLead.Map(routes);
        SayParticipation.Map(routes);
        ListDuos.Map(routes);
        StartDuo.Map(routes);
        OpenDuo.Map(routes);
        NoteDuoMeetings.Map(routes);
        EndDuo.Map(routes);
        CorrectDuo.Map(routes);
        ImportDuos.Map(routes);
        ImportProjectMeetings.Map(routes);
        ImportDeliverables.Map(routes);
        ListDeliverables.Map(routes);
        AddDeliverable.Map(routes);
        CorrectDeliverable.Map(routes);
        AddDeliverableFile.Map(routes);
        ListProjectMeetings.Map(routes);
        NoteProjectMeeting.Map(routes);
        CorrectProjectMeeting.Map(routes);
        RemoveRecord.Map(routes);
        RestoreRecord.Map(routes);
        ShowCouncilReports.Map(routes);
        ListProjectsOfAgency.Map(routes);
        ImportMembers.Map(routes);
    }
}
