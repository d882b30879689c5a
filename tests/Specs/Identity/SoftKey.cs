using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// A device with a passkey, and the browser it is in, as far as the platform sees them: made by hand, so that it can do wrong.
/// </summary>
internal sealed class SoftKey
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _person = "";

    /// <summary>Where the browser says that it is.</summary>
    internal string Origin { get; init; } = "https://samen.example";

    /// <summary>For which domain the passkey is.</summary>
    internal string Domain { get; init; } = "samen.example";

    /// <summary>Whether it is unlocked before it does anything.</summary>
    internal bool IsUnlocked { get; set; } = true;

    /// <summary>How often it signed.</summary>
    internal uint Count { get; set; }

    /// <summary>Another device with the same key.</summary>
    internal SoftKey Copy(string? origin = null, string? domain = null) =>
        new(_key, _id) { Origin = origin ?? Origin, Domain = domain ?? Domain, Count = Count, _person = _person };

    internal SoftKey()
    {
    }

    private SoftKey(ECDsa key, byte[] id) => (_key, _id) = (key, id);

    /// <summary>What the page asks of it.</summary>
    internal static JsonNode Asked(string page)
    {
        var at = page.IndexOf('{', page.IndexOf("data-options=", StringComparison.Ordinal));
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(page[at..]));
        return JsonNode.Parse(JsonDocument.ParseValue(ref reader).RootElement.GetRawText())!;
    }

    /// <summary>Makes the passkey that is asked for.</summary>
    internal string Make(JsonNode asked)
    {
        _person = asked["user"]!["id"]!.GetValue<string>();
        byte[] length = [0, (byte)_id.Length];
        var credential = (byte[])[.. new byte[16], .. length, .. _id, .. PublicKey()];
        var data = Data(attested: true, credential);
        // A map of three: fmt "none", attStmt an empty map, authData these bytes.
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8,
            0x58, (byte)data.Length, .. data];
        return Answer(new()
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(Client("webauthn.create", asked)),
            ["attestationObject"] = Base64Url.EncodeToString(attestation), ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Signs what is asked.</summary>
    internal string Sign(JsonNode asked)
    {
        Count++;
        var (data, client) = (Data(attested: false, []), Client("webauthn.get", asked));
        return Answer(new()
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client), ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(_key.SignData(
                [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _person,
        });
    }

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Base64Url.EncodeToString(_id), ["rawId"] = Base64Url.EncodeToString(_id), ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();

    private byte[] Client(string type, JsonNode asked) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = asked["challenge"]!.GetValue<string>(), ["origin"] = Origin, ["crossOrigin"] = false,
    }.ToJsonString());

    private byte[] Data(bool attested, byte[] credential)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(1 | (IsUnlocked ? 4 : 0) | (attested ? 0x40 : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), flags, .. count, .. credential];
    }

    /// <summary>As COSE writes it: a map of five, of an elliptic curve (2) for ES256 (-7) on P-256 (1), with x and y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
