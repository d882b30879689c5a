using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Applications;

/// <summary>
/// An administrator registers an application. One that keeps a secret gets it afterwards, when somebody is there to see it.
/// </summary>
internal static class RegisterApplication
{
    internal sealed record Input
    {
        public string? Name { get; init; }

        /// <summary>web, device or machine.</summary>
        public string? Kind { get; init; }

        /// <summary>Whether it is somebody else's, so that people are asked; AgII's own is not asked about.</summary>
        public bool? Own { get; init; }

        /// <summary>Where people come back to, word for word.</summary>
        public IReadOnlyList<string>? RedirectUris { get; init; }
    }

    internal static readonly PageAddress Page = new("/toepassingen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PeopleManage, "/applications", Handle)
        .Form(Page, Show, "De toepassing is geregistreerd.", then: OpenApplication.Page);

    private static Task<IResult> Show(FormState form) => Pages.Show<RegisterApplicationPage>(new { Form = form });

    private static async Task<Guid> Handle(Input input, IdentityDb db, ApplicationSecrets applications, CancellationToken ct)
    {
        var kind = ApplicationKind.All.FirstOrDefault(k => k.Name == input.Kind);
        var addresses = input.RedirectUris ?? [];
        new Check()
            .RequiredText(input.Name, "name", "de naam")
            .Must(kind is not null, "kind", "Kies wat voor toepassing het is.")
            .Must(kind?.SignsIn != true || addresses.Count > 0, "redirectUris", "Vul in waar mensen na het aanmelden terugkomen.")
            .Must(kind?.SignsIn != false || addresses.Count == 0, "redirectUris",
                "Dit soort toepassing meldt niemand aan: laat dit leeg.")
            .Must(addresses.Count <= 20 && addresses.All(IsSafe), "redirectUris",
                "Gebruik volledige adressen, elk op een regel: met https, met http op het eigen toestel (127.0.0.1), of met de eigen naam "
                + "van een programma (zoals be.voorbeeld.app:/terug). Zonder # erin.")
            .ThrowIfInvalid();

        var application = new Application { Id = Guid.CreateVersion7(), ConcurrencyToken = Guid.NewGuid().ToString() };
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = application.Id.ToString("N"), DisplayName = input.Name, ClientType = kind!.ClientType,
            // A program on a device waits on whatever port is free there.
            ApplicationType = kind.HasSecret ? ApplicationTypes.Web : ApplicationTypes.Native,
            ConsentType = input.Own == true ? ConsentTypes.Implicit : ConsentTypes.Explicit,
        };
        descriptor.Permissions.UnionWith(kind.Permissions);
        descriptor.RedirectUris.UnionWith(addresses.Select(a => new Uri(a)));
        descriptor.PostLogoutRedirectUris.UnionWith(descriptor.RedirectUris);
        await applications.PopulateAsync(application, descriptor, ct);
        if (kind.HasSecret)
        {
            await applications.SetSecret(application, RenewSecret.Random(), ct); // nobody's, until one is asked for
        }

        db.Add(application);
        await db.Save(nameof(RegisterApplication), null, $"{application.Id}: {kind.Name}", ct, made: application.Id);
        return application.Id;
    }

    /// <summary>Where a code may be sent to: nowhere that others on the way can read it.</summary>
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Fragment == "" && uri.UserInfo == "" && !address.Contains('*')
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) || uri.Scheme.Contains('.'));
}
