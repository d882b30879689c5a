using AgiiPlatform.Identity.Organisations;

namespace AgiiPlatform.Identity.Onboarding;

/// <summary>
/// The last step: the protocol between AgII and the OCMW. It is prepared where it belongs, by who may; when both signed it a message says
/// so. Until then an administrator notes by hand that it is prepared.
/// </summary>
internal static class NoteProtocol
{
    internal sealed record Input
    {
        public bool? Prepared { get; init; }
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Page = new("/aansluiting/protocol");

    /// <summary>Where it is prepared: a page of another service.</summary>
    internal static readonly PageAddress Prepare = new("/protocol/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.PeopleManage, "/onboarding/protocol", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "De stap is bewaard.", then: OpenOnboarding.Page);

    private static async Task<IResult> Show(FormState form, IdentityDb db, CancellationToken ct)
    {
        var details = await OnboardingSteps.Look(db, ct);
        return await Pages.Show<ProtocolStepPage>(new
        {
            Details = details, Form = form.IsTyped ? form : FormState.With(("prepared", details.ProtocolPrepared ? "true" : null)),
        });
    }

    private static async Task Handle(Input input, IdentityDb db, CancellationToken ct)
    {
        _ = OnboardingSteps.Municipality(db);
        var settings = await OrganisationSettings.ToChange(input.Version, db, ct);
        settings.ProtocolPrepared = input.Prepared == true;
        await db.Save(nameof(NoteProtocol), settings, settings.ProtocolPrepared ? "voorbereid" : "nog voor te bereiden", ct);
    }
}
