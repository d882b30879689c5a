using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Shows whom to ask, at the OCMW and at AgII.</summary>
internal static class ListContactPersons
{
    internal static readonly PageAddress Page = new("/contactpersonen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/contact-persons", async (Paging paging, InburgeringDb db, CancellationToken ct) =>
        {
            db.Context.Municipality();
            await paging.Within(() => db.ContactPersons.Select(c => c.Id), ct);
            var rows = await Views(db.ContactPersons.Where(c => paging.After == null || c.Id.CompareTo(paging.After.Value) < 0)
                .OrderByDescending(c => c.Id).Take(paging.Take + 1)).ToListAsync(ct);
            var page = paging.Of(rows, c => c.Id);
            await Log(page.Items, db, ct);
            return TypedResults.Ok(page);
        }).Requires(Permission.ProtocolsRead);

        routes.Pages.MapGet(Page.Pattern, (InburgeringDb db, CancellationToken ct) => Show(null, FormState.Empty, db, ct))
            .Requires(Permission.ProtocolsRead);
    }

    /// <summary>The page; after a refused form in it, with what was wrong beside the person with this <paramref name="id"/>.</summary>
    internal static async Task<IResult> Show(Guid? id, FormState form, InburgeringDb db, CancellationToken ct)
    {
        db.Context.Municipality();
        var rows = (await Views(db.ContactPersons).ToListAsync(ct))
            .OrderBy(c => c.Topic, Dutch.Alphabetical).ThenBy(c => c.Name, Dutch.Alphabetical).ThenBy(c => c.Id).ToList();
        await Log(rows, db, ct);
        return await Pages.Show<ContactPersonsPage>(new { db.Context.Today, ContactPersons = rows, About = id, Form = form });
    }

    private static Task Log(IEnumerable<ContactPersonView> shown, InburgeringDb db, CancellationToken ct) =>
        ListReferrals.Log(nameof(ListContactPersons), shown.Select(c => c.Id), db, ct);

    private static IQueryable<ContactPersonView> Views(IQueryable<ContactPerson> persons) => persons.Select(c =>
        new ContactPersonView(c.Id, c.Side, c.Name, c.Function, c.Email, c.Phone, c.Topic, c.From, c.Until, c.ConfirmedOn));
}
