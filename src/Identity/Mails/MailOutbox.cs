using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity.Mails;

/// <summary>How an act sends a mail: with its next <c>Save</c>, or not at all.</summary>
internal static class MailOutbox
{
    /// <summary>How long a mail is kept: after that, its link is not known any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>A mail of this kind to a person, at their own address if no other is given; not when they want no more of them.</summary>
    internal static void Send<TKind>(this IdentityDb db, Person person, string? organisation = null, string? address = null)
        where TKind : MailKind
    {
        if (person.RefusesNotices && MailKind.All.Single(k => k is TKind).MayBeRefused)
        {
            return;
        }

        var mail = new OutgoingMail
        {
            Id = Ids.New(), PersonId = person.Id, Kind = typeof(TKind).Name, Address = address ?? person.Email!,
            Organisation = organisation, At = db.Context.Now,
        };
        db.Mails.Add(mail);
        db.Publish(new MailWanted(mail.Id));
    }

    /// <summary>The mail of which this is the link, if it is of such a kind and its link is still good.</summary>
    internal static async Task<OutgoingMail?> Link(
        this IdentityDb db, MailSender sender, string secret, Func<MailKind, bool> isAsked, CancellationToken ct)
    {
        var mail = sender.Open(secret) is { } id ? await db.Mails.FirstOrDefaultAsync(m => m.Id == id, ct) : null;
        return mail is { UsedAt: null } && MailKind.Of(mail) is var kind && isAsked(kind) && db.Context.Now < mail.At + kind.LinkLasts
            ? mail : null;
    }

    /// <summary>Whether the last mail to this address was refused.</summary>
    internal static async Task<bool> Bounces(this IdentityDb db, string address, CancellationToken ct) =>
        await db.Mails.Where(m => m.Address == address && (m.SentAt != null || m.BouncedAt != null))
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Select(m => m.BouncedAt != null).FirstOrDefaultAsync(ct);

    /// <summary>Removes those that were sent long ago.</summary>
    internal static async Task RemoveOld(IdentityDb db, TimeProvider time, CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        await db.Mails.Where(m => m.At < before && (m.SentAt != null || m.BouncedAt != null)).ExecuteDeleteAsync(ct);
    }
}
