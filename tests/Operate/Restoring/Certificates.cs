using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>A certificate as the key ring wants it.</summary>
internal static class Certificates
{
    /// <summary>Makes one in a folder; its file.</summary>
    internal static string Make(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=spec", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(folder, "spec.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        return file;
    }
}
