using System.Security.Cryptography;
using AgiiPlatform.Inburgering.NationalNumbers;

namespace AgiiPlatform.Specs.PersonalData;

public sealed class The_vault_of_national_numbers
{
    private static readonly Guid Mechelen = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Hasselt = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Record = Guid.CreateVersion7();
    private static readonly byte[] First = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Second = RandomNumberGenerator.GetBytes(32);
    private static readonly InszVault Vault = new(new Dictionary<byte, byte[]> { [1] = First });
    private static readonly Insz Number = Parse("93051822361");

    [Fact]
    public void Gives_back_what_it_was_given()
    {
        var locked = Vault.Encrypt(Mechelen, Record, "Insz", Number);
        locked.Length.ShouldBe(1 + 12 + 16 + 11);
        Vault.Decrypt(Mechelen, Record, "Insz", locked).ShouldBe(Number);
        System.Text.Encoding.Latin1.GetString(locked).ShouldNotContain("93051822361");
    }

    [Fact]
    public void Locks_the_same_number_differently_each_time() =>
        Vault.Encrypt(Mechelen, Record, "Insz", Number).ShouldNotBe(Vault.Encrypt(Mechelen, Record, "Insz", Number));

    [Fact]
    public void Opens_for_the_same_tenant_record_and_column_only()
    {
        var locked = Vault.Encrypt(Mechelen, Record, "Insz", Number);
        Should.Throw<CryptographicException>(() => Vault.Decrypt(Hasselt, Record, "Insz", locked));
        Should.Throw<CryptographicException>(() => Vault.Decrypt(Mechelen, Guid.CreateVersion7(), "Insz", locked));
        Should.Throw<CryptographicException>(() => Vault.Decrypt(Mechelen, Record, "FormerInsz", locked));
    }

    [Fact]
    public void Notices_every_changed_bit()
    {
        var locked = Vault.Encrypt(Mechelen, Record, "Insz", Number);
        for (var bit = 0; bit < locked.Length * 8; bit++)
        {
            var changed = locked.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => Vault.Decrypt(Mechelen, Record, "Insz", changed));
        }

        for (var length = 0; length < locked.Length; length++)
        {
            Should.Throw<CryptographicException>(() => Vault.Decrypt(Mechelen, Record, "Insz", locked[..length]));
        }
    }

    [Fact]
    public void Finds_a_number_within_a_tenant_and_tells_nothing_across_tenants()
    {
        var print = Vault.Fingerprint(Mechelen, Number);
        print.Length.ShouldBe(32);
        Vault.Fingerprint(Mechelen, Parse("93.05.18-223.61")).ShouldBe(print);
        Vault.Fingerprint(Hasselt, Number).ShouldNotBe(print);
        Vault.Fingerprint(Mechelen, Parse("00012556777")).ShouldNotBe(print);
        new InszVault(new Dictionary<byte, byte[]> { [1] = Second }).Fingerprint(Mechelen, Number).ShouldNotBe(print);
    }

    [Fact]
    public void Opens_and_finds_with_the_old_key_after_a_new_one_came()
    {
        var old = Vault.Encrypt(Mechelen, Record, "Insz", Number);
        var renewed = new InszVault(new Dictionary<byte, byte[]> { [1] = First, [2] = Second });
        renewed.Decrypt(Mechelen, Record, "Insz", old).ShouldBe(Number);
        (renewed.CurrentVersion, renewed.Encrypt(Mechelen, Record, "Insz", Number)[0]).ShouldBe(((byte)2, (byte)2));
        renewed.Fingerprints(Mechelen, Number).ShouldBe([renewed.Fingerprint(Mechelen, Number), Vault.Fingerprint(Mechelen, Number)]);
        Should.Throw<CryptographicException>(
            () => Vault.Decrypt(Mechelen, Record, "Insz", renewed.Encrypt(Mechelen, Record, "Insz", Number)));
    }

    // Written down so that a change of format, which would make every stored number unreadable, cannot pass unseen.
    [Fact]
    public void Still_opens_what_an_earlier_release_locked()
    {
        var vault = new InszVault(new Dictionary<byte, byte[]> { [1] = [.. Enumerable.Range(0, 32).Select(i => (byte)i)] });
        var record = new Guid("00000000-0000-0000-0000-00000000000a");
        var locked = Convert.FromHexString("01000102030405060708090A0B77BAC4D0115E64A716F638D2F67E1665FD1D5492B29247FBA9F8E9");
        vault.Decrypt(Mechelen, record, "Insz", locked).ShouldBe(Number);
        Convert.ToHexString(vault.Fingerprint(Mechelen, Number))
            .ShouldBe("DD84CFB1B8BA5FCEA62B5FADBC544D7EA4F6E01AF7344CCB6F3EC5F53CD2335C");
    }

    [Fact]
    public void Wants_a_master_key_of_32_bytes()
    {
        Should.Throw<ArgumentException>(() => new InszVault(new Dictionary<byte, byte[]>()));
        Should.Throw<ArgumentException>(() => new InszVault(new Dictionary<byte, byte[]> { [1] = new byte[16] }));
    }

    private static Insz Parse(string text) =>
        Insz.TryParse(text, new DateOnly(2026, 11, 22), out var insz, out var error)
            ? insz
            : throw new ArgumentException(error, nameof(text));
}
