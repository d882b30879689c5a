using AgiiPlatform.Identity.Mails;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity.OwnPeople;

/// <summary>
/// The general manager, or whom he named, invites somebody with a first role in the municipality. Who has no account yet gets one, and
/// chooses a password by the link of a mail; who has one already, from another organisation, gets the role and hears of it.
/// </summary>
internal static class InviteColleague
{
    internal sealed record Input
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Role { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.OwnPeopleManage, "/people", Handle)
        .Form(OpenAccount.Page, (FormState form) => Pages.Show<OpenAccountPage>(new { Form = form }),
            "De uitnodiging is onderweg. De rol werkt zodra deze persoon zich aanmeldt.", then: OpenPerson.Page);

    private static async Task<Guid> Handle(
        Input input, CurrentUser user, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry, CancellationToken ct)
    {
        var tenant = db.Context.Tenant!.Slug;
        var asked = new RightInput { Role = input.Role, Tenant = tenant, From = input.From, Until = input.Until };
        new Check()
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Email, "email", "het e-mailadres", 256)
            .EmailAddress(input.Email, "email")
            .OwnRole(input.Role, user).Right(asked, registry).ThrowIfInvalid();

        return await Invite(nameof(InviteColleague), input.Name!, input.Email!, asked, db, people, registry, ct);
    }

    /// <summary>Invites somebody with this first role here, once it was checked.</summary>
    internal static async Task<Guid> Invite(
        string act, string name, string email, RightInput asked, IdentityDb db, UserManager<Person> people, MunicipalityRegistry registry,
        CancellationToken ct)
    {
        var address = people.NormalizeEmail(email);
        if (await db.People.Include(p => p.Rights).FirstOrDefaultAsync(p => p.NormalizedEmail == address, ct) is { } known)
        {
            var more = asked.For(known.Id, registry);
            await db.Give(known, more, registry, ct);
            await db.Save(act, null, $"{known.Id}: {more.InLog(registry)}", ct, made: known.Id);
            return known.Id;
        }

        var person = new Person { Id = Guid.CreateVersion7(), Name = name, UserName = email, Email = email };
        var right = asked.For(person.Id, registry);
        await db.Given(right, registry, ct);
        person.Give(right);
        db.PublishRightsOf(person);
        db.Send<InvitationMail>(person);
        var result = await people.CreateAsync(person);
        return result.Succeeded ? person.Id : throw new InvalidInput("email", "Dit e-mailadres wordt niet aanvaard. Kijk het na.");
    }

    /// <summary>Gives somebody who has an account a role here, and tells them.</summary>
    internal static async Task Give(this IdentityDb db, Person person, Right right, MunicipalityRegistry registry, CancellationToken ct)
    {
        db.RefuseOneself(person.Id);
        person.RefuseTwice(right);
        await db.Given(right, registry, ct);
        person.Give(right);
        db.Rights.Add(right); // EF Core takes a row that has an id for one that exists already
        db.PublishRightsOf(person);
        db.Send<RoleGivenMail>(person, db.Context.Tenant!.Slug);
    }
}
