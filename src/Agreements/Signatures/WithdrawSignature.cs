using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements.Signatures;

/// <summary>Withdraws a signature, with a reason. An agreement that was signed by all is not any more, and the others are told.</summary>
internal static class WithdrawSignature
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/agreements/{id:guid}/signatures/{signatureId:guid}/withdrawal",
            async (Guid id, Guid signatureId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
            {
                await Handle(id, signatureId, input, db, user, ct);
                return TypedResults.NoContent();
            }).Requires(Permission.AgreementsSign);
        routes.Pages.MapGet("/overeenkomsten/{id:guid}/handtekeningen/{signatureId:guid}/intrekken",
            (Guid id, Guid signatureId, AgreementsDb db, CancellationToken ct) => Show(id, signatureId, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsSign);
        routes.Pages.MapPost("/overeenkomsten/{id:guid}/handtekeningen/{signatureId:guid}/intrekken",
            (HttpContext http, string tenant, Guid id, Guid signatureId, AgreementsDb db, CurrentUser user, CancellationToken ct) =>
                PostedForms.Post<Input>(http, input => Handle(id, signatureId, input, db, user, ct), $"/{tenant}/overeenkomsten/{id}",
                    "De handtekening is ingetrokken.", form => Show(id, signatureId, form, db, ct)))
            .Requires(Permission.AgreementsSign);
    }

    private static async Task<IResult> Show(Guid id, Guid signatureId, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var signature = Find(agreement, signatureId);
        return await Pages.Show<WithdrawSignaturePage>(new
        {
            Id = id,
            SignatureId = signatureId,
            agreement.Title,
            Who = agreement.SignatoryOf(signature).Name,
            Date = Dutch.InWords(signature.On),
            Complete = agreement.Stage == Stage.Signed,
            Form = form,
        });
    }

    internal static async Task Handle(Guid id, Guid signatureId, Input input, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        var agreement = await db.Get<Agreement>(id, ct);
        var signature = Find(agreement, signatureId);
        new Check().RequiredText(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        if (signature.Withdrawal is null) // of one withdrawn earlier the party may be gone since
        {
            SignAgreement.RefuseUnlessFor(agreement.Parties[signature.Party], user);
        }

        var wasSigned = agreement.Stage == Stage.Signed;
        agreement.Withdraw(signature, new Withdrawal(db.Context.Today, input.Reason!));
        if (wasSigned)
        {
            db.Publish(new AgreementNoLongerSigned(agreement.Id, agreement.Version + 1));
        }

        await db.Save(nameof(WithdrawSignature), agreement, input.Reason, ct);
    }

    private static Signature Find(Agreement agreement, Guid signatureId) =>
        agreement.Signatures.FirstOrDefault(s => s.Id == signatureId) ?? throw new NotFound();
}
