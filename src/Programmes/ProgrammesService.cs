using AgiiPlatform.Programmes.Boards;
using AgiiPlatform.Programmes.Figures;
using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Programmes.Measuring.Reports;

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
    public override void Add(ServiceBuilder builder) => builder.Database<ProgrammesDb, ProgrammesSqlite, ProgrammesPostgreSql>();

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ListProgrammes.Map(routes);
        StartProgramme.Map(routes);
        OpenProgramme.Map(routes);

        OpenBoard.Map(routes);
        ListMeasurements.Map(routes);
        RecordMeasurement.Map(routes);
        CorrectMeasurement.Map(routes);
        RemoveMeasurement.Map(routes);
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
    }
}
