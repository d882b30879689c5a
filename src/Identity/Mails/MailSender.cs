using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace AgiiPlatform.Identity.Mails;

/// <summary>
/// Hands a mail to the server that <c>Mail:Host</c> names (<c>Mail:Port</c>, 587; <c>Mail:User</c> and <c>Mail:Password</c>; over TLS,
/// unless <c>Mail:Tls</c> is false). Without one it is written to the folder <c>mail</c> of the data, as a file that mail programs open.
/// </summary>
internal sealed class MailSender(
    IConfiguration configuration, IHostEnvironment environment, IDataProtectionProvider protection, TimeProvider time,
    MunicipalityRegistry registry, ILogger<MailSender> log)
{
    /// <summary>How long a server may keep silent; a message is handled in a transaction, which PostgreSQL breaks off after 30 s.</summary>
    private const int Patience = 10_000;

    private readonly IDataProtector _seal = protection.CreateProtector(typeof(MailSender).FullName!);

    private string? Host => configuration["Mail:Host"] is { Length: > 0 } host ? host : null;

    private string Folder => Path.Combine(configuration.DataDirectory(), "mail");

    /// <summary>Says at the start where mail goes, when it goes nowhere.</summary>
    internal void SayWhere()
    {
        if (Host is null)
        {
            log.LogWarning("Mail:Host is not set: no mail is sent. What would be, is written to {Folder}.", Folder);
        }
    }

    /// <summary>Sends it; false when the server says that there is no such address, now or later.</summary>
    /// <exception cref="TimeoutException">It may well be taken later.</exception>
    internal async Task<bool> Send(OutgoingMail mail, string name, CancellationToken ct)
    {
        using var message = Write(mail, name);
        if (Host is null)
        {
            Directory.CreateDirectory(Folder);
            var file = Path.Combine(Folder, $"{mail.Id:N}.eml");
            await message.WriteToAsync($"{file}.part", ct);
            File.Move($"{file}.part", file, overwrite: true); // whole, or not there
            return true;
        }

        try
        {
            using var client = new SmtpClient { Timeout = Patience };
            var tls = configuration.GetValue("Mail:Tls", true) ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
            var port = configuration.GetValue("Mail:Port", 587);
            await client.ConnectAsync(Host, port, port == 465 ? SecureSocketOptions.SslOnConnect : tls, ct);
            if (configuration["Mail:User"] is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, configuration["Mail:Password"] ?? "", ct);
            }

            await client.SendAsync(message, ct);
            return true; // a server that does not take leave has it all the same
        }
        catch (SmtpCommandException e) when (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500)
        {
            return false;
        }
        catch (Exception e) when (e is SocketException or IOException or SmtpProtocolException or ServiceNotConnectedException
            or AuthenticationException or SslHandshakeException || e is SmtpCommandException c && (int)c.StatusCode < 500)
        {
            throw new TimeoutException("The mail server does not take it now.", e);
        }
    }

    /// <summary>The message. Its id is the mail's own: who gets it twice can tell.</summary>
    internal MimeMessage Write(OutgoingMail mail, string name)
    {
        var origin = Origin();
        var kind = MailKind.Of(mail);
        var organisation = mail.Organisation is { } slug ? registry.BySlug(slug)!.Name : "";
        var text = kind.Write(name, origin + kind.Path(mail, _seal.Protect(mail.Id.ToString("N"))), organisation);
        var message = new MimeMessage
        {
            Subject = text.Subject, Date = time.GetUtcNow(), MessageId = $"{mail.Id:N}@{new Uri(origin).Host}",
            Body = new BodyBuilder { TextBody = text.AsText(), HtmlBody = text.AsHtml() }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("AgII-platform", configuration["Mail:From"] ?? $"niet-antwoorden@{new Uri(origin).Host}"));
        message.To.Add(new MailboxAddress(name, mail.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>The id of the mail that had this secret in its link; null when none had.</summary>
    internal Guid? Open(string secret)
    {
        try
        {
            return Guid.ParseExact(_seal.Unprotect(secret), "N");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Where people reach the platform: never from a request, which says what its sender likes.</summary>
    private string Origin() => configuration["PublicOrigin"] is { Length: > 0 } origin ? origin.TrimEnd('/')
        : environment.IsDevelopment() ? (configuration["Urls"] ?? "http://localhost:8080").Split(';')[0].TrimEnd('/')
        : throw new InvalidOperationException("PublicOrigin is missing: a mail would lead nowhere.");
}
