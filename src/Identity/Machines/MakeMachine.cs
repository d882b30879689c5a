using AgiiPlatform.Identity.Applications;
using OpenIddict.Abstractions;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Machines;

/// <summary>
/// The general manager lets a program of a supplier, or of the municipality, work in the municipality's name. It gets its secret
/// afterwards, when somebody is there to see it.
/// </summary>
internal static class MakeMachine
{
    internal sealed record Input
    {
        public string? Name { get; init; }

        /// <summary>What it may do, by name: <c>referrals-read</c>.</summary>
        public IReadOnlyList<string?>? Permissions { get; init; }

        /// <summary>The last day on which it works.</summary>
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/koppelingen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(OwnMachines.Manage, "/machine-accounts", Handle)
        .Form(Page, Show, "De koppeling is gemaakt. Maak nu een geheim voor wie het programma instelt.", then: OpenMachine.Page);

    private static Task<IResult> Show(FormState form, IdentityDb db) => Pages.Show<MakeMachinePage>(new
    {
        Form = form.Or([("until", $"{db.Context.Today.AddYears(1):O}")]),
    });

    private static async Task<Guid> Handle(
        Input input, CurrentUser user, IdentityDb db, ApplicationSecrets applications, CancellationToken ct)
    {
        user.DemandOfMunicipality();
        var asked = (input.Permissions ?? []).Distinct().ToList();
        var given = Role.ForPrograms.Where(p => asked.Contains(p.ToApiName())).ToList();
        new Check()
            .RequiredText(input.Name, "name", "de naam")
            .Required(input.Until, "until", "de laatste dag")
            .Must(asked.Count > 0, "permissions", "Kies wat het programma mag.")
            .Must(asked.Count == given.Count, "permissions", "Een van deze rechten bestaat niet, of hoort niet bij een gemeente.")
            .Must(!given.Contains(Permission.ReferralsAsOcmw) || given.Contains(Permission.ReferralsRead), "permissions",
                "Wie doorverwijzingen verstuurt, moet ze ook mogen lezen: vink beide aan.")
            .ThrowIfInvalid();

        var machine = new MachineAccount
        {
            Id = Guid.CreateVersion7(), TenantId = db.Context.TenantId, Name = input.Name!, Roles = [.. given.Select(Role.OfProgram)],
            MadeBy = db.Context.Actor.PersonId!.Value, MadeAt = db.Context.Now,
        };
        machine.LastsUntil(input.Until!.Value, db.Context.Today);
        var kind = ApplicationKind.All.Single(k => k.Name == "machine");
        var application = new Application { Id = machine.Id, ConcurrencyToken = Guid.NewGuid().ToString() };
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = machine.Id.ToString("N"), DisplayName = $"{machine.Name} (koppeling van {db.Context.Actor.Name})",
            ClientType = kind.ClientType,
        };
        descriptor.Permissions.UnionWith(kind.Permissions);
        await applications.PopulateAsync(application, descriptor, ct);
        await applications.SetSecret(application, RenewSecret.Random(), ct); // nobody's, until one is asked for
        db.Add(application);
        db.Machines.Add(machine);
        db.PublishRightsOf(machine);
        await db.Save(nameof(MakeMachine), null, $"{machine.Id}: {string.Join(", ", machine.Roles)}, tot en met {machine.Until:O}", ct,
            made: machine.Id);
        return machine.Id;
    }
}
