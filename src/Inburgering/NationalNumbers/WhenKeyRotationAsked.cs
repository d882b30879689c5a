using System.Security.Cryptography;
using AgiiPlatform.Contracts;
using AgiiPlatform.Inburgering.Referrals;
using AgiiPlatform.Platform.Messaging;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// Locks the national numbers of a municipality again, with the current master key: some hundreds at a time, each batch in the transaction
/// of its message, and a message for what is left. So a rotation goes on after a kill where it was, in whichever process is free.
/// </summary>
/// <remarks>
/// The version of a referral stays: nobody who works on it is in the way, or gets in the way. What cannot be locked again is left as it is
/// and stays readable: a number whose newer fingerprint belongs to another open referral of the same person (two that were sent at the same
/// moment with different keys), until one of them is closed; and one that its key does not open.
/// </remarks>
internal static class WhenKeyRotationAsked
{
    private const int Batch = 500;

    internal static async Task Handle(KeyRotationAsked message, InburgeringDb db, CancellationToken ct)
    {
        var vault = db.GetService<InszVault>();
        RefusedMessage.If(vault.CurrentVersion != message.KeyVersion,
            $"this process locks with key {vault.CurrentVersion}, not with {message.KeyVersion}: give every process the same keys.");
        var all = await db.Referrals.AsNoTracking().Where(r => r.InszLocked != null)
            .Select(r => new Number(
                r.Id, r.InszLocked!, r.InszFingerprint!, r.Direction, r.Reason,
                Referral.OpenStates.Contains(r.State) && !r.ConfirmedDuplicate))
            .ToListAsync(ct);
        var taken = all.Where(n => n.IsUnique).Select(n => n.Key(n.Fingerprint)).ToHashSet();
        var (done, left) = (0, 0);
        foreach (var old in all.Where(n => n.Locked[0] != vault.CurrentVersion))
        {
            if (done == Batch)
            {
                db.Publish(message);
                break;
            }

            var isDone = Open(vault, db.Context.TenantId, old) is { } insz && await LockAgain(old, insz);
            (done, left) = isDone ? (done + 1, left) : (done, left + 1);
        }

        if (done > 0 || left > 0)
        {
            await db.Save(nameof(WhenKeyRotationAsked), null,
                $"sleutel {vault.CurrentVersion}: {done} nummers, {left} bleven zoals ze waren", ct);
        }

        async Task<bool> LockAgain(Number old, Insz insz)
        {
            var (id, before, tenant) = (old.Id, old.Locked, db.Context.TenantId);
            var (locked, print) = (vault.Encrypt(tenant, id, Referral.InszColumn, insz), vault.Fingerprint(tenant, insz));
            if (old.IsUnique && !taken.Add(old.Key(print)))
            {
                return false;
            }

            await db.Referrals.Where(r => r.Id == id && r.InszLocked == before).ExecuteUpdateAsync(
                u => u.SetProperty(r => r.InszLocked, locked).SetProperty(r => r.InszFingerprint, print), ct);
            return true;
        }
    }

    private static Insz? Open(InszVault vault, Guid tenant, Number number)
    {
        try
        {
            return vault.Decrypt(tenant, number.Id, Referral.InszColumn, number.Locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A number that is stored; unique is the fingerprint of an open referral that is no confirmed second one.</summary>
    private sealed record Number(Guid Id, byte[] Locked, byte[] Fingerprint, Direction Direction, Reason Reason, bool IsUnique)
    {
        /// <summary>What no two open referrals may share.</summary>
        internal (string, Direction, Reason) Key(byte[] fingerprint) => (Convert.ToHexString(fingerprint), Direction, Reason);
    }
}
