using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// Encrypts national numbers: AES-256-GCM with a key per tenant, bound to the record and column they are stored in, and a keyed hash
/// (fingerprint) per tenant to find them again. The same number has nothing in common in two tenants. Safe for use by many threads.
/// </summary>
public sealed class InszVault
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    private readonly IReadOnlyDictionary<byte, byte[]> _masterKeys;
    private readonly byte[] _versions;
    private readonly ConcurrentDictionary<(string Purpose, Guid Tenant, byte Version), byte[]> _keys = new();

    /// <summary>
    /// A vault with its master keys of 32 bytes by version. The current one locks, the highest when none is named; all of them open.
    /// </summary>
    /// <exception cref="ArgumentException">There is no key, or one of another length, or the current one is missing.</exception>
    public InszVault(IReadOnlyDictionary<byte, byte[]> masterKeys, byte? current = null)
    {
        if (masterKeys.Count == 0) throw new ArgumentException("At least one master key is needed.", nameof(masterKeys));
        if (masterKeys.Values.Any(k => k.Length != 32)) throw new ArgumentException("A master key has 32 bytes.", nameof(masterKeys));
        _masterKeys = masterKeys.ToDictionary(k => k.Key, k => k.Value.ToArray());
        if (current is { } named && !masterKeys.ContainsKey(named))
        {
            throw new ArgumentException($"There is no master key of version {named} to lock with.", nameof(current));
        }

        _versions = [.. masterKeys.Keys.OrderByDescending(v => v == current).ThenByDescending(v => v)];
    }

    /// <summary>The version of the master key that locks: what was locked with another one is due for locking again.</summary>
    public byte CurrentVersion => _versions[0];

    /// <summary>The versions of the master keys, the current one first.</summary>
    public IReadOnlyList<byte> Versions => _versions;

    /// <summary>Tells the master key of this version from any other, and says nothing of it: a keyed hash, 32 bytes.</summary>
    public byte[] CheckValue(byte version) => HMACSHA256.HashData(Key("insz-check", Guid.Empty, version), "check"u8.ToArray());

    /// <summary>Locks a number for one column of one record: key version (1 byte), nonce (12), tag (16), ciphertext (11).</summary>
    public byte[] Encrypt(Guid tenantId, Guid recordId, string column, Insz insz)
    {
        var plain = Encoding.ASCII.GetBytes(insz.Reveal());
        var locked = new byte[HeaderLength + plain.Length];
        locked[0] = CurrentVersion;
        var nonce = locked.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key("insz-enc", tenantId, CurrentVersion), TagLength);
        aes.Encrypt(
            nonce, plain, locked.AsSpan(HeaderLength), locked.AsSpan(1 + NonceLength, TagLength),
            AssociatedData(tenantId, recordId, column));
        CryptographicOperations.ZeroMemory(plain);
        return locked;
    }

    /// <summary>Opens what <see cref="Encrypt"/> locked for the same tenant, record and column.</summary>
    /// <exception cref="CryptographicException">It was locked for another place or by an unknown key, or it was tampered with.</exception>
    public Insz Decrypt(Guid tenantId, Guid recordId, string column, byte[] locked)
    {
        if (locked.Length < HeaderLength || !_masterKeys.ContainsKey(locked[0]))
        {
            throw new CryptographicException("Not a national number, or locked with a master key that is not here.");
        }

        var plain = new byte[locked.Length - HeaderLength];
        using var aes = new AesGcm(Key("insz-enc", tenantId, locked[0]), TagLength);
        aes.Decrypt(
            locked.AsSpan(1, NonceLength), locked.AsSpan(HeaderLength), locked.AsSpan(1 + NonceLength, TagLength), plain,
            AssociatedData(tenantId, recordId, column));
        return Insz.FromVault(Encoding.ASCII.GetString(plain));
    }

    /// <summary>What is stored of the number of a referral, as another vault locks it: for data that move to another platform.</summary>
    /// <exception cref="CryptographicException">This vault does not open it.</exception>
    public (byte[] Locked, byte[] Fingerprint) Relock(InszVault other, Guid tenantId, Guid referralId, byte[] locked)
    {
        var insz = Decrypt(tenantId, referralId, Referral.InszColumn, locked);
        return (other.Encrypt(tenantId, referralId, Referral.InszColumn, insz), other.Fingerprint(tenantId, insz));
    }

    /// <summary>What a number is found by within a tenant, with the current key: 32 bytes that say nothing without it.</summary>
    public byte[] Fingerprint(Guid tenantId, Insz insz) => Fingerprint(tenantId, insz, CurrentVersion);

    /// <summary>The fingerprints with every key, the current one first: what to look for while keys are being changed.</summary>
    public IReadOnlyList<byte[]> Fingerprints(Guid tenantId, Insz insz) => [.. _versions.Select(v => Fingerprint(tenantId, insz, v))];

    private byte[] Fingerprint(Guid tenantId, Insz insz, byte version) =>
        HMACSHA256.HashData(Key("insz-find", tenantId, version), Encoding.ASCII.GetBytes(insz.Reveal()));

    private byte[] Key(string purpose, Guid tenant, byte version) =>
        _keys.GetOrAdd(
            (purpose, tenant, version),
            static (k, masters) => HKDF.DeriveKey(
                HashAlgorithmName.SHA256, masters[k.Version], 32,
                info: Encoding.ASCII.GetBytes($"{k.Purpose}|{k.Tenant:D}|{k.Version}")),
            _masterKeys);

    // The ids have a fixed length, so the data of no two places are the same.
    private static byte[] AssociatedData(Guid tenantId, Guid recordId, string column) =>
        [.. tenantId.ToByteArray(bigEndian: true), .. recordId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(column)];
}
