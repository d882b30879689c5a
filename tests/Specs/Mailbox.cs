using MimeKit;

namespace AgiiPlatform.Specs;

/// <summary>
/// What was mailed: with PostgreSQL a mail server caught it (tests/infrastructure/smtp), otherwise the host wrote it to its folder.
/// </summary>
internal static class Mailbox
{
    private static string Folder(PlatformFixture platform) =>
        Environment.GetEnvironmentVariable("AGII_SPECS_MAIL") ?? Path.Combine(platform.DataDirectory, "mail");

    /// <summary>All mail to this address, the oldest first.</summary>
    internal static async Task<IReadOnlyList<MimeMessage>> MailTo(this PlatformFixture platform, string address) =>
        [.. (await AllMail(platform)).Where(m => m.To.Mailboxes.Any(to => to.Address == address)).OrderBy(m => m.Date)];

    /// <summary>Waits for a mail to this address with this subject, the newest.</summary>
    internal static async Task<MimeMessage> NewMail(this PlatformFixture platform, string address, string subject, int number = 1)
    {
        List<MimeMessage> found = [];
        await PlatformFixture.Until(async () =>
            (found = [.. (await platform.MailTo(address)).Where(m => m.Subject!.StartsWith(subject, StringComparison.Ordinal))]).Count
                >= number);
        return found[^1];
    }

    /// <summary>All mail.</summary>
    internal static async Task<IReadOnlyList<MimeMessage>> AllMail(this PlatformFixture platform)
    {
        var all = new List<MimeMessage>();
        foreach (var file in Directory.Exists(Folder(platform)) ? Directory.GetFiles(Folder(platform), "*.eml") : [])
        {
            all.Add(await MimeMessage.LoadAsync(file));
        }

        return all;
    }

    /// <summary>The path of the link in a mail.</summary>
    internal static string Link(this MimeMessage mail) => new Uri(mail.TextBody!.Split('\n')
        .Single(l => l.StartsWith("https://samen.example/", StringComparison.Ordinal)).Trim()).PathAndQuery;
}
