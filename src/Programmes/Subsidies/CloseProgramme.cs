using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>Closes a subsidised programme, when the balance is paid or a part asked back: nothing of it is written any more.</summary>
internal static class CloseProgramme
{
    internal sealed record Input
    {
        /// <summary>The day on which it was closed.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>The version that was looked at.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/programmas/{id:guid}/afsluiten");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/closing", Handle)
        .Form(Page, Show, "Het programma is afgesloten.", then: OpenProgramme.Page);

    private static async Task Handle(Guid id, Input input, ProgrammesDb db, CancellationToken ct)
    {
        new Check().Required(input.Date, "date", "de datum")
            .Must(!(input.Date > db.Context.Today), "date", "Deze dag is er nog niet.").ThrowIfInvalid();
        var programme = db.ToWrite(await db.Subsidised(id, ct));
        programme.RefuseUnless(input.Version);
        var unsent = await db.Reports.Where(r => r.ProgrammeId == id && r.SentOn == null).OrderBy(r => r.Id).Select(r => r.Title)
            .FirstOrDefaultAsync(ct);
        var annexes = await AnnexLines.Read(db, ct);
        programme.Close(new(input.Date!.Value, db.Context.Today, ChangeNote.Who(db.Context)), unsent,
            [.. programme.Personnel.Select(annexes.Keep)]);
        foreach (var action in await db.Actions.Where(a => a.ProgrammeId == id).ToListAsync(ct))
        {
            db.Touch(action); // who measures at the same moment writes an action only, and is a second writer by this
        }

        await db.Save(nameof(CloseProgramme), programme, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct)
    {
        var programme = await db.Subsidised(id, ct);
        return await Pages.Show<CloseProgrammePage>(new
        {
            Id = id, programme.Name, programme.Version, Form = form.IsTyped ? form : FormState.With(("date", $"{db.Context.Today:O}")),
        });
    }
}
