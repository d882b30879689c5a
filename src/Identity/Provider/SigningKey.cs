using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// A key of the provider: a certificate that signs its tokens, and one to which it encrypts what only it reads again (codes and refresh
/// tokens). It is used from a moment on, until that of the next one.
/// </summary>
internal sealed record SigningKey(DateTimeOffset From, X509Certificate2 Signing, X509Certificate2 Encryption)
{
    private sealed record Stored(DateTimeOffset From, byte[] Signing, byte[] Encryption);

    /// <summary>A new one. Its certificates are good for longer than it is used: their dates are there to put several in order.</summary>
    internal static SigningKey Make(DateTimeOffset from) => new(from,
        Certificate("CN=AgII-platform tokens", X509KeyUsageFlags.DigitalSignature, from),
        Certificate("CN=AgII-platform codes", X509KeyUsageFlags.KeyEncipherment, from));

    internal static SigningKey Read(string text)
    {
        var stored = JsonSerializer.Deserialize<Stored>(text)!;
        return new(stored.From, X509CertificateLoader.LoadPkcs12(stored.Signing, null, X509KeyStorageFlags.Exportable),
            X509CertificateLoader.LoadPkcs12(stored.Encryption, null, X509KeyStorageFlags.Exportable));
    }

    /// <summary>With its private parts: to be protected before it is kept.</summary>
    internal string Write() => JsonSerializer.Serialize(
        new Stored(From, Signing.Export(X509ContentType.Pkcs12), Encryption.Export(X509ContentType.Pkcs12)));

    private static X509Certificate2 Certificate(string name, X509KeyUsageFlags usage, DateTimeOffset from)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        return request.CreateSelfSigned(from, from.AddYears(10));
    }
}
