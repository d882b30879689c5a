using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements.Signatures;

/// <summary>Withdraws a signature, with a reason. An agreement that was signed by all is so no longer, which is published.</summary>
internal static class WithdrawSignature
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/handtekeningen/{signatureId:guid}/intrekken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsSign, "/agreements/{id:guid}/signatures/{signatureId:guid}/withdrawal", Handle)
        .Form(Page, Show, "De handtekening is ingetrokken.", then: OpenAgreement.Page);

    private static async Task<IResult> Show(Guid id, Guid signatureId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var signature = Find(agreement, signatureId);
        return await Pages.Show<WithdrawSignaturePage>(new
        {
            Id = id,
            SignatureId = signatureId,
            agreement.Title,
            Who = signature.Signatory.Name,
            Date = Dutch.InWords(signature.On),
            Complete = agreement.Stage == Stage.Signed,
            Form = form,
        });
    }

    private static async Task Handle(Guid id, Guid signatureId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var signature = Find(agreement, signatureId);
        new Check().RequiredText(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        if (signature.Withdrawal is null) // after an earlier withdrawal the parties may have changed
        {
            SignAgreement.RefuseUnlessFor(agreement.Parties[signature.Party], user);
        }

        var wasSigned = agreement.Stage == Stage.Signed;
        agreement.Withdraw(signature, new Withdrawal(db.Context.Today, input.Reason!, Registrar.Of(db.Context)));
        if (wasSigned)
        {
            db.Publish(new AgreementNoLongerSigned(agreement.Id, agreement.Version + 1));
        }

        await db.Save(nameof(WithdrawSignature), agreement, input.Reason, ct);
    }

    private static Signature Find(Agreement agreement, Guid signatureId) =>
        agreement.Signatures.FirstOrDefault(s => s.Id == signatureId) ?? throw new NotFound();
}
