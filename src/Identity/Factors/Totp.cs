using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Identity.Factors;

/// <summary>The codes of an authenticator app (RFC 6238): six digits of SHA-1, that change every thirty seconds.</summary>
internal static class Totp
{
    private const int Seconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The step of time at which this is the code: now, or one before or after, for clocks differ. Null when it is none.</summary>
    internal static long? StepOf(string code, byte[] key, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / Seconds;
        return ((long[])[current, current - 1, current + 1]).Where(step =>
            CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.UTF8.GetBytes(code)))
            .Cast<long?>().FirstOrDefault();
    }

    /// <summary>The code of a moment.</summary>
    internal static string Code(byte[] key, DateTimeOffset at) => Code(key, at.ToUnixTimeSeconds() / Seconds);

    /// <summary>The key as an app takes it when it is typed (base32), in groups of four.</summary>
    internal static string InLetters(byte[] key)
    {
        var (letters, bits, count) = (new StringBuilder(), 0, 0);
        foreach (var octet in key) // twenty octets are 32 letters: nothing is left over
        {
            (bits, count) = ((bits << 8) | octet, count + 8);
            for (; count >= 5; count -= 5)
            {
                letters.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }

            bits &= (1 << count) - 1;
        }

        return string.Join(' ', letters.ToString().Chunk(4).Select(c => new string(c)));
    }

    /// <summary>What the app reads from the QR code.</summary>
    internal static string Address(byte[] key, string email) =>
        $"otpauth://totp/AgII-platform:{Uri.EscapeDataString(email)}?secret={InLetters(key).Replace(" ", "", StringComparison.Ordinal)}"
        + "&issuer=AgII-platform";

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
