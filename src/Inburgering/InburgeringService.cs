using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering;

/// <summary>
/// What AgII and the OCMWs do together: the protocol that allows them to exchange data, the contact persons of both, and the referrals
/// of clients in both directions.
/// </summary>
public sealed class InburgeringService : Service
{
    /// <inheritdoc/>
    public override string Name => "inburgering";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Segments =>
        ["protocols", "contact-persons", "referrals", "protocol", "contactpersonen", "doorverwijzingen"];

    /// <inheritdoc/>
    public override void Add(ServiceBuilder builder)
    {
        builder.Database<InburgeringDb, InburgeringSqlite, InburgeringPostgreSql>();
        builder.Services.AddInszVault(builder.Configuration);
        builder.Services.AddSingleton<NumbersPerKey>();
    }

    /// <inheritdoc/>
    public override void Map(ServiceRoutes routes)
    {
        ListProtocols.Map(routes);
        RegisterProtocol.Map(routes);
        SignProtocol.Map(routes);
        EndProtocol.Map(routes);

        ListContactPersons.Map(routes);
        NameContactPerson.Map(routes);
        ConfirmContactPerson.Map(routes);
        EndContactPerson.Map(routes);

        ShowReferralsDue.Map(routes);
        ListReferrals.Map(routes);
        ListReferralsOfRegion.Map(routes);
        SendReferral.Map(routes);
        OpenReferral.Map(routes);
        ShowHistory.Map(routes);
        AcceptReferral.Map(routes);
        RefuseReferral.Map(routes);
        CompleteReferral.Map(routes);
        StopReferral.Map(routes);
        WithdrawReferral.Map(routes);
        RevealNationalNumber.Map(routes);
    }
}
