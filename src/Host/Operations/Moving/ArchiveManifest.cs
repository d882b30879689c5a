using System.Security.Cryptography;
using System.Text.Json;
using AgiiPlatform.Inburgering.NationalNumbers;

namespace AgiiPlatform.Host.Operations.Moving;

/// <summary>What <c>manifest.json</c> says of an archive of one tenant.</summary>
/// <param name="Format">1; what is in it, and how, may change with it.</param>
/// <param name="Tenant">The tenant's id, the same on every platform.</param>
/// <param name="Name">The tenant's name in addresses.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Salt">What the key of the national numbers was derived with, beside the passphrase.</param>
/// <param name="KeyCheck">Tells the right passphrase from another, and says nothing of it.</param>
/// <param name="Parts">Every other file in the archive.</param>
internal sealed record ArchiveManifest(
    int Format, Guid Tenant, string Name, DateTime MadeAt, byte[] Salt, byte[] KeyCheck, IReadOnlyList<ArchivedPart> Parts)
{
    /// <summary>Its name in the archive.</summary>
    internal const string FileName = "manifest.json";

    /// <summary>How it is written.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What locks the national numbers in an archive: a key from the first line of the passphrase's file.</summary>
    /// <exception cref="InvalidOperationException">The passphrase is short enough to be guessed.</exception>
    internal static InszVault Vault(string passphraseFile, byte[] salt)
    {
        var passphrase = File.ReadLines(passphraseFile).FirstOrDefault() ?? "";
        return passphrase.Length < 16
            ? throw new InvalidOperationException("The passphrase must have 16 characters or more, on the first line of its file.")
            : new InszVault(new Dictionary<byte, byte[]>
            {
                [1] = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, 600_000, HashAlgorithmName.SHA256, 32),
            });
    }
}
