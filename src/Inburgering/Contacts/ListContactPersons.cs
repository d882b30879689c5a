using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>A contact person as shown.</summary>
/// <param name="Id">The id of the assignment.</param>
/// <param name="Side">Of the OCMW or of AgII.</param>
/// <param name="Name">The person, or a shared mailbox's name.</param>
/// <param name="Function">What they are.</param>
/// <param name="Email">How to reach them.</param>
/// <param name="Phone">How to reach them, too.</param>
/// <param name="Topic">What for.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day (inclusive); null is open.</param>
/// <param name="ConfirmedOn">When somebody last said that this is still right.</param>
public sealed record ContactPersonView(
    Guid Id, Side Side, string Name, string Function, string Email, string? Phone, string Topic, DateOnly From, DateOnly? Until, DateOnly ConfirmedOn)
{
    internal ContactState StateOn(DateOnly today) =>
        Until < today ? ContactState.Ended
        : From > today ? ContactState.Upcoming
        : ConfirmedOn.AddYears(1) <= today ? ContactState.ToConfirm
        : ContactState.Current;
}

/// <summary>Shows whom to ask, on both sides.</summary>
internal static class ListContactPersons
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/contact-persons", async (Paging paging, InburgeringDb db, CancellationToken ct) =>
        {
            db.Work.Municipality();
            var rows = await Views(db.ContactPersons.Where(c => paging.After == null || c.Id.CompareTo(paging.After.Value) < 0)
                .OrderByDescending(c => c.Id).Take(paging.Take + 1)).ToListAsync(ct);
            return TypedResults.Ok(paging.Of(rows, c => c.Id));
        }).Requires(Permission.ProtocolsRead);

        routes.Pages.MapGet("/contactpersonen", (InburgeringDb db, CancellationToken ct) => Show(db, ct)).Requires(Permission.ProtocolsRead);
    }

    internal static async Task<IResult> Show(InburgeringDb db, CancellationToken ct, Guid? about = null, FormState? form = null)
    {
        var municipality = db.Work.Municipality();
        var rows = await Views(db.ContactPersons.OrderBy(c => c.Topic).ThenBy(c => c.Name).Take(200)).ToListAsync(ct);
        return await Pages.Show<ContactPersonsPage>(new
        {
            Municipality = municipality,
            Today = db.Work.Today,
            ContactPersons = (IReadOnlyList<ContactPersonView>)rows,
            About = about,
            Form = form ?? FormState.Empty,
        });
    }

    private static IQueryable<ContactPersonView> Views(IQueryable<ContactPerson> persons) => persons.Select(c =>
        new ContactPersonView(c.Id, c.Side, c.Name, c.Function, c.Email, c.Phone, c.Topic, c.From, c.Until, c.ConfirmedOn));
}
