using AgiiPlatform.Contracts;
using AgiiPlatform.Identity.Applications;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Machines;
using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Identity.Onboarding;
using AgiiPlatform.Identity.Organisations;
using AgiiPlatform.Identity.OwnPeople;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Identity.SignInMethods;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Identity;

/// <summary>Accounts, sign-in, and the table of who may do what where, which it publishes to every other service.</summary>
public sealed class IdentityService : Service
{
    /// <inheritdoc/>
    public override string Name => "identity";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments =>
    [
        "people", "personen", "access", "toegang", "applications", "toepassingen", "sign-in-methods", "aanmeldwijzen", "aanmelden",
        "organisations", "organisaties", "machine-accounts", "koppelingen",
        "onboarding", "aansluiting", "aansluitingen", "settings", "instellingen",
    ];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<IdentityDb, IdentitySqlite, IdentityPostgreSql>();
        builder.AddConsumer<AssignmentChanged, IdentityDb>(WhenAssignmentChanged.Handle, oneAtATime: true);
        builder.AddConsumer<MailWanted, IdentityDb>(WhenMailWanted.Handle);
        builder.AddConsumer<ProtocolInForce, IdentityDb>(WhenProtocolInForce.Handle);
        builder.AddConsumer<ArchiveMade, IdentityDb>(WhenArchiveMade.Handle, oneAtATime: true);
        builder.Services.AddSingleton<MailSender>().AddSingleton<SecondStepChoices>();
        builder.Services.AddIdentityCore<Person>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = ""; // any: it is the e-mail address, which may have an apostrophe
                o.Password = new() // AccountChecks.Password says what counts
                {
                    RequiredLength = 12, RequireNonAlphanumeric = false, RequireDigit = false, RequireUppercase = false,
                    RequireLowercase = false,
                };
            })
            .AddUserStore<PersonStore>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager();
        builder.Services.AddScoped<PasswordCheck>().AddScoped<Guesses>().AddSingleton<PasswordQueue>();
        builder.Services.Configure<IdentityPasskeyOptions>(o => PasskeyCeremony.Configure(o, builder.Configuration));
        builder.Services.TryAddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        builder.Services.AddScoped<PasskeyCeremony>().AddScoped<SecondFactors>().AddScoped<OwnFactors>().AddScoped<RememberedDevices>()
            .AddSingleton<Authenticator>();
        builder.Services.AddSingleton<OrganisationProviders>().AddSingleton<LinkAccount.Tickets>();
        builder.Services.AddHostedService<RightsResynchronisation>();
        builder.Services.AddSingleton<PasswordTokens>();
        if (TokenIssuer.Foreign(builder.Configuration) is null)
        {
            OpenIdProvider.Add(builder);
        }

        if (builder.Configuration.GetValue<bool>("Demo:Accounts"))
        {
            builder.Services.AddHostedService<DemoAccounts>();
        }
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        SignIn.Map(routes);
        SignOut.Map(routes);
        SecondStep.Map(routes);
        PasskeySignIn.Map(routes);
        TwoSteps.Map(routes);
        ResetSecondStep.Map(routes);
        SignInAtOrganisation.Map(routes);
        ListSignInMethods.Map(routes);
        ConfigureSignIn.Map(routes);
        ListSessions.Map(routes);
        if (TokenIssuer.Foreign(routes.Services.GetRequiredService<IConfiguration>()) is null)
        {
            Authorize.Map(routes);
            EndSession.Map(routes);
            ListApplications.Map(routes);
            RegisterApplication.Map(routes);
            OpenApplication.Map(routes);
            RenewSecret.Map(routes);
            RemoveApplication.Map(routes);
            ListMachines.Map(routes);
            MakeMachine.Map(routes);
            OpenMachine.Map(routes);
            RenewMachineSecret.Map(routes);
            ExtendMachine.Map(routes);
            ConfirmMachine.Map(routes);
            RevokeMachine.Map(routes);
        }

        ShowMe.Map(routes);
        ChooseOrganisation.Map(routes);
        ShowStart.Map(routes);
        var agency = routes.OfAgency(this);
        ListPeople.Map(agency);
        OpenAccount.Map(agency);
        OpenPerson.Map(agency);
        GiveRight.Map(agency);
        EndRight.Map(agency);
        ResetPassword.Map(agency);
        RightsResynchronisation.Map(agency);
        ListOrganisations.Map(agency);
        ListOnboarding.Map(agency);
        OpenOnboarding.Map(routes);
        RecordCompanyNumber.Map(routes);
        RecordContact.Map(routes);
        InviteFirst.Map(routes);
        ChooseSignIn.Map(routes);
        NoteProtocol.Map(routes);
        ChangeSettings.Map(routes);
        OpenStay.Map(agency);
        MakeReadOnly.Map(agency);
        ReopenTenant.Map(agency);
        CloseTenant.Map(agency);
        ListColleagues.Map(routes);
        InviteColleague.Map(routes);
        OpenColleague.Map(routes);
        GiveOwnRole.Map(routes);
        EndOwnRole.Map(routes);
        SwitchOff.Map(routes);
        InviteAgain.Map(routes);
        ShowAccess.Map(routes);
        ConfirmRight.Map(routes);
        PublicPages.Map(routes);
        MyAccount.Map(routes);
        PasswordByLink.Map(routes);
        ForgottenPassword.Map(routes);
        ConfirmAddress.Map(routes);
        routes.Services.GetRequiredService<MailSender>().SayWhere();
        routes.Services.GetRequiredService<FactorRule>().SayWho(routes.Services.GetRequiredService<ILogger<FactorRule>>());
    }
}
