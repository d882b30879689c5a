namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Shows whom to ask, on both sides.</summary>
internal static class ListContactPersons
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/contact-persons", async (Paging paging, InburgeringDb db, CancellationToken ct) =>
        {
            db.Context.Municipality();
            var rows = await Views(db.ContactPersons.Where(c => paging.After == null || c.Id.CompareTo(paging.After.Value) < 0)
                .OrderByDescending(c => c.Id).Take(paging.Take + 1)).ToListAsync(ct);
            return TypedResults.Ok(paging.Of(rows, c => c.Id));
        }).Requires(Permission.ProtocolsRead);

        routes.Pages.MapGet("/contactpersonen", (InburgeringDb db, CancellationToken ct) => Show(db, ct)).Requires(Permission.ProtocolsRead);
    }

    internal static async Task<IResult> Show(InburgeringDb db, CancellationToken ct, Guid? about = null, FormState? form = null)
    {
        var municipality = db.Context.Municipality();
        var rows = await Views(db.ContactPersons.OrderBy(c => c.Topic).ThenBy(c => c.Name).Take(200)).ToListAsync(ct);
        return await Pages.Show<ContactPersonsPage>(new
        {
            Municipality = municipality,
            Today = db.Context.Today,
            ContactPersons = (IReadOnlyList<ContactPersonView>)rows,
            About = about,
            Form = form ?? FormState.Empty,
        });
    }

    private static IQueryable<ContactPersonView> Views(IQueryable<ContactPerson> persons) => persons.Select(c =>
        new ContactPersonView(c.Id, c.Side, c.Name, c.Function, c.Email, c.Phone, c.Topic, c.From, c.Until, c.ConfirmedOn));
}
