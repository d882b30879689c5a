using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A member removes something that it noted: a sheet, a meeting, a duo. It asks why, and what was removed counts nowhere; it can be put
/// back.
/// </summary>
internal static class RemoveRecord
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress DeliverablePage = new("/projecten/{id:guid}/fiches/{recordId:guid}/verwijderen");

    internal static readonly PageAddress MeetingPage = new("/projecten/{id:guid}/bijeenkomsten/{recordId:guid}/verwijderen");

    internal static readonly PageAddress DuoPage = new("/projecten/{id:guid}/duos/{recordId:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes)
    {
        Map<Deliverable>(routes, "deliverables", DeliverablePage, ListDeliverables.Page);
        Map<ProjectMeeting>(routes, "meetings", MeetingPage, ListProjectMeetings.Page);
        Map<Duo>(routes, "duos", DuoPage, ListDuos.Page);
    }

    private static void Map<T>(ServiceRoutes routes, string list, PageAddress page, PageAddress listPage) where T : ProjectRecord
    {
        routes.Act(Permission.ProjectsWrite, $"/projects/{{id:guid}}/{list}/{{recordId:guid}}/removal", Handle).Form(page, Show,
            "Verwijderd. Onderaan de lijst kunt u het terugzetten.", then: listPage);

        async Task Handle(Guid id, Guid recordId, Input input, ProgrammesDb db, CancellationToken ct)
        {
            new Check().RequiredReason(input.Reason).ThrowIfInvalid();
            var project = await Project.Enter(id, db, ct);
            var record = await project.ToChange<T>(recordId, db, ct);
            Project.RefuseStale(record, input.Version);
            record.Remove(input.Reason!);
            _ = record is Duo duo ? await project.CountWith(duo, db, ct) : null;
            await db.Save($"Remove{typeof(T).Name}", record, ct); // without the reason: it may name a person, and the log is kept
        }

        async Task<IResult> Show(Guid id, Guid recordId, FormState form, ProgrammesDb db, CancellationToken ct)
        {
            var project = await Project.Enter(id, db, ct);
            var record = await project.ToChange<T>(recordId, db, ct);
            return await Pages.Show<RemoveRecordPage>(new
            {
                Id = id, RecordId = recordId, project.Programme.Name, record.Version, Form = form, Address = page, List = listPage,
                What = record is Duo ? "Dit duo" : $"Dit ({record.InWords})", // no name of a duo: reading one is in the log
            });
        }
    }
}
