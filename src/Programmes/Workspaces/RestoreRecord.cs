namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A member puts back something that it removed: a sheet, a meeting, a duo.</summary>
internal static class RestoreRecord
{
    internal static readonly PageAddress DeliverableAction = new("/projecten/{id:guid}/fiches/{recordId:guid}/terugzetten");

    internal static readonly PageAddress MeetingAction = new("/projecten/{id:guid}/bijeenkomsten/{recordId:guid}/terugzetten");

    internal static readonly PageAddress DuoAction = new("/projecten/{id:guid}/duos/{recordId:guid}/terugzetten");

    internal static void Map(ServiceRoutes routes)
    {
        Map<Deliverable>(routes, "deliverables", DeliverableAction, ListDeliverables.Show, ListDeliverables.Page);
        Map<ProjectMeeting>(routes, "meetings", MeetingAction, ListProjectMeetings.Show, ListProjectMeetings.Page);
        Map<Duo>(routes, "duos", DuoAction, ListDuos.Show, ListDuos.Page);
    }

    private static void Map<T>(ServiceRoutes routes, string list, PageAddress action, Delegate show, PageAddress listPage)
        where T : ProjectRecord
    {
        routes.Act(Permission.ProjectsWrite, $"/projects/{{id:guid}}/{list}/{{recordId:guid}}/restoration", Handle)
            .Button(action, show, "Het staat terug, en telt weer mee.", then: listPage);

        static async Task Handle(Guid id, Guid recordId, ProgrammesDb db, CancellationToken ct)
        {
            var project = await Project.Enter(id, db, ct);
            var record = await project.ToChange<T>(recordId, db, ct);
            record.Restore();
            switch (record)
            {
                case Duo duo:
                    duo.MustBeNew(await project.CountWith(duo, db, ct));
                    break;
                case Deliverable made:
                    await project.MustBeNew(made, db, ct);
                    break;
                case ProjectMeeting meeting:
                    await project.MustBeNew(meeting, db, ct);
                    break;
            }

            await db.Save($"Restore{typeof(T).Name}", record, ct);
        }
    }
}
