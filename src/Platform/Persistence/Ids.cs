using System.Buffers.Binary;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>The ids of rows: UUIDs of version 7 (RFC 9562, section 6.2, a counter behind the time).</summary>
public static class Ids
{
    private const int CounterBits = 12;
    private static long _last; // milliseconds and counter

    /// <summary>A new id, after every earlier one of this process, also within one millisecond: lists are ordered by id.</summary>
    public static Guid New()
    {
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((next >> CounterBits) << 16) | 0x7000 | (next & 0xFFF));
        Random.Shared.NextBytes(bytes[8..]); // an id is no secret, and every row that is read makes one: this asks nothing of the kernel
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80); // the variant
        return new Guid(bytes, bigEndian: true);
    }
}
