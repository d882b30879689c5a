using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Identity.Mails;

/// <summary>
/// Sends a mail that an act wanted, once that is saved. It is handed over and marked in one transaction: what fails before the server took
/// it is tried again until it is. Dies the process after that and before the mark is saved, it is sent again, under the same Message-ID; of
/// a mail server nobody can have more.
/// </summary>
internal static class WhenMailWanted
{
    internal static async Task Handle(MailWanted message, IdentityDb db, IServiceProvider services, CancellationToken ct)
    {
        var mail = await db.Mails.FirstOrDefaultAsync(m => m.Id == message.Mail, ct)
            ?? throw new RefusedMessage($"there is no mail {message.Mail}.");
        if (mail.SentAt is not null || mail.BouncedAt is not null)
        {
            return;
        }

        var name = await db.People.Where(p => p.Id == mail.PersonId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        var isTaken = name is null // asked for at an address without an account (ForgottenPassword): there is nobody to send it to
            || await services.GetRequiredService<MailSender>().Send(mail, name, ct);
        mail.SentAt = isTaken ? db.Context.Now : null;
        mail.BouncedAt = isTaken ? null : db.Context.Now;
        await db.Save(nameof(WhenMailWanted), null, $"{mail.PersonId}: {mail.Kind}, {(isTaken ? "verstuurd" : "adres geweigerd")}", ct);
    }
}
