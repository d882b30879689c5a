using AgiiPlatform.Documents;
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
         "programmas", "beleidsplannen", "projecten", "stuurgroepen", "cijfers"];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<ProgrammesDb, ProgrammesSqlite, ProgrammesPostgreSql>();
        builder.Services.AddDocuments(
            builder.Configuration.GetConnectionString("blob"), Path.Combine(builder.Configuration.DataDirectory(), "documents"));
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ListProgrammes.Map(routes);
        StartProgramme.Map(routes);
        OpenProgramme.Map(routes);

        ListProjects.Map(routes);
        StartProject.Map(routes);
        OpenProject.Map(routes);
        AddMember.Map(routes);
        EndMember.Map(routes);
        LeaveProject.Map(routes);
        SteerProject.Map(routes);
        SayParticipation.Map(routes);
        ListDuos.Map(routes);
        StartDuo.Map(routes);
        OpenDuo.Map(routes);
        NoteDuoMeetings.Map(routes);
        EndDuo.Map(routes);
        ListDeliverables.Map(routes);
        AddDeliverable.Map(routes);
        AddDeliverableFile.Map(routes);
        ListProjectMeetings.Map(routes);
        NoteProjectMeeting.Map(routes);
        ShowCouncilReports.Map(routes);
        ListProjectsOfAgency.Map(routes);
    }
}
