namespace AgiiPlatform.Identity.Factors;

/// <summary>What comes back of a form that asks for a passkey: the answer of the browser, or why there is none.</summary>
internal static class PasskeyAnswer
{
    internal const string Credential = "credential", Failure = "failure", Question = "question";

    internal static bool IsIn(IFormCollection form) => form.ContainsKey(Question);

    /// <summary>The answer, and the question that it belongs to.</summary>
    /// <exception cref="RuleViolation">There is no answer; its sentence says what to do.</exception>
    internal static (string Credential, string Question) Of(IFormCollection form) =>
        form[Credential] is [{ Length: > 0 } credential] ? (credential, form[Question].ToString())
        : throw new RuleViolation("passkey-not-used", form[Failure].ToString() switch
        {
            "NotAllowedError" => "U brak het af, het duurde te lang, of dit toestel heeft geen passkey van u. Probeer het opnieuw.",
            "InvalidStateError" => "Dit toestel heeft al een passkey van u. U hebt geen tweede nodig.",
            _ => "Deze browser kan hier geen passkeys gebruiken, of JavaScript staat uit. Neem een andere browser of een ander toestel, "
                + "of gebruik een app die codes toont.",
        });

    internal static RuleViolation Refused() => new("passkey-refused",
        "Deze passkey kunnen wij niet aanvaarden. Probeer het opnieuw; lukt het niet, meld u dan op een andere manier aan.");
}
