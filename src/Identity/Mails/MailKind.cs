namespace AgiiPlatform.Identity.Mails;

/// <summary>
/// A kind of mail that the platform sends, each in a file of its own. It speaks of the account of who gets it, or says that something waits
/// on a page behind signing in: nothing of a client is ever in a mail.
/// </summary>
internal abstract class MailKind
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<MailKind> All { get; } =
    [
        new InvitationMail(), new ForgottenPasswordMail(), new NewAddressMail(), new AddressChangedMail(), new PasswordRenewedMail(),
        new RoleToConfirmMail(), new RoleGivenMail(), new SecondStepChangedMail(), new SecondStepResetMail(), new MachineExpiresMail(),
    ];

    /// <summary>The kind of this mail.</summary>
    internal static MailKind Of(OutgoingMail mail) => All.Single(k => k.GetType().Name == mail.Kind);

    /// <summary>
    /// Whether who gets it can say that they want no more of them: not of what they need to get in, or to know that their account is safe.
    /// </summary>
    internal virtual bool MayBeRefused => false;

    /// <summary>How long its link is good, once, for who has no other proof of who they are; null when it leads to a page like any.</summary>
    internal virtual TimeSpan? LinkLasts => null;

    /// <summary>The path of the page that it leads to; <paramref name="secret"/> is its own, for a page that asks for no account.</summary>
    internal abstract string Path(OutgoingMail mail, string secret);

    /// <summary>What it says to a person of this name, with its link, about an organisation, if any.</summary>
    internal abstract MailText Write(string name, string link, string organisation);
}
