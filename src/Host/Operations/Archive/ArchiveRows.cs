using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AgiiPlatform.Agreements;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.OwnPeople;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Inburgering.Referrals;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>
/// The rows of the tenant of this request, read as every act reads them: through both walls, a page at a time. Values are those of the
/// code: enums are words, days and times ISO 8601.
/// </summary>
internal static class ArchiveRows
{
    private const int AtOnce = 500;

    /// <summary>The rows of a table.</summary>
    internal static IAsyncEnumerable<object> Of(ArchiveTable table, ServiceDb db, CurrentUser user, IServiceProvider services) =>
        (db, table.Table) switch
        {
            (IdentityDb identity, "people") => People(identity),
            (IdentityDb identity, "machine_accounts") => Machines(identity),
            (IdentityDb identity, "sign_in_methods") => SignIn(identity),
            (_, "referrals") => Page<Referral>(db).Select(r => Referral(r, user, services.GetRequiredService<InszVault>())),
            (_, "audit_log") => Page<AuditEntry>(db).Select(object (e) => Entry(e, db.Service, user)),
            _ => Rows(db, db.Model.GetEntityTypes().Single(t => t.GetTableName() == table.Table)),
        };

    /// <summary>The documents that go with the rows of this service.</summary>
    internal static async IAsyncEnumerable<ArchiveDocument> Documents(ServiceDb db, CurrentUser user)
    {
        if (db is AgreementsDb && user.Can(Permission.AgreementsRead))
        {
            await foreach (var document in Page<Agreement>(db).SelectMany(a => a.Documents.ToAsyncEnumerable()))
            {
                yield return new(document.Id, document.Name);
            }
        }
        else if (db is ProgrammesDb && user.Can(Permission.ProjectsRead))
        {
            await foreach (var file in Page<Programmes.Workspaces.Deliverable>(db).SelectMany(d => d.Files.ToAsyncEnumerable()))
            {
                yield return new(file.Id, file.Name);
            }
        }
    }

    private static IAsyncEnumerable<object> Rows(ServiceDb db, IEntityType type)
    {
        List<(string Name, PropertyInfo Of)> columns =
        [
            .. type.GetProperties().Where(p => p.PropertyInfo is not null && p.ClrType != typeof(byte[])
                    && p.Name is not (nameof(TenantEntity.TenantId) or "SearchText"))
                .OrderBy(p => !p.IsPrimaryKey()).Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.PropertyInfo!)),
        ];
        var page = typeof(ArchiveRows).GetMethod(nameof(Page), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType);
        return ((IAsyncEnumerable<object>)page.Invoke(null, [db, CancellationToken.None])!)
            .Select(object (row) => columns.ToDictionary(c => c.Name, c => c.Of.GetValue(row)));
    }

    /// <summary>All rows of the tenant, a page at a time: no transaction stays open while somebody downloads slowly.</summary>
    private static async IAsyncEnumerable<T> Page<T>(ServiceDb db, [EnumeratorCancellation] CancellationToken ct = default) where T : class
    {
        List<T> some;
        var last = Guid.Empty;
        do
        {
            var after = last;
            some = await db.Set<T>().AsNoTracking().Where(r => EF.Property<Guid>(r, "Id") > after)
                .OrderBy(r => EF.Property<Guid>(r, "Id")).Take(AtOnce).ToListAsync(ct);
            foreach (var row in some)
            {
                yield return row;
                last = (row as TenantEntity)?.Id ?? (row as AuditEntry)!.Id;
            }
        }
        while (some.Count == AtOnce);
    }

    private static object Referral(Referral referral, CurrentUser user, InszVault vault)
    {
        var view = ReferralView.Of(referral, user);
        var number = view.Client is not null && referral.InszLocked is { } locked
            ? vault.Decrypt(referral.TenantId, referral.Id, Inburgering.Referrals.Referral.InszColumn, locked).Reveal() : null;
        return new { Referral = view, NationalNumber = number };
    }

    /// <summary>What is noted in the log of referrals may speak of a client.</summary>
    private static Dictionary<string, object?> Entry(AuditEntry e, string service, CurrentUser user) => new()
    {
        ["id"] = e.Id, ["at"] = e.At, ["personId"] = e.PersonId, ["role"] = e.Role, ["act"] = e.Act, ["inWords"] = Audit.ActInWords.Of(e.Act),
        ["recordType"] = e.RecordType, ["recordId"] = e.RecordId,
        ["reason"] = service != "inburgering" || user.Can(Permission.ReferralsRead) ? e.Reason : null,
    };

    /// <summary>Those of the municipality: they are in no tenant, so that what they do elsewhere stays out.</summary>
    private static async IAsyncEnumerable<object> People(IdentityDb db)
    {
        await foreach (var person in Colleagues.Of(db).AsNoTracking().OrderBy(p => p.Id).AsAsyncEnumerable())
        {
            yield return new
            {
                person.Id, person.Name, person.Email,
                Roles = person.RightsHere(db.Context).Select(r => new { r.Id, r.Role, r.From, r.Until, r.GivenAt, r.ConfirmedAt }).ToList(),
            };
        }
    }

    private static async IAsyncEnumerable<object> Machines(IdentityDb db)
    {
        var tenant = db.Context.TenantId;
        await foreach (var m in db.Machines.AsNoTracking().Where(m => m.TenantId == tenant).OrderBy(m => m.Id).AsAsyncEnumerable())
        {
            yield return new { m.Id, m.Name, m.Roles, m.Until, m.MadeBy, m.MadeAt, m.ConfirmedBy, m.LastUsedAt, m.RevokedAt };
        }
    }

    private static async IAsyncEnumerable<object> SignIn(IdentityDb db)
    {
        var tenant = db.Context.TenantId;
        if (await db.SignInMethods.AsNoTracking().FirstOrDefaultAsync(m => m.TenantId == tenant) is { } m)
        {
            var domains = await db.SignInDomains.AsNoTracking().Where(d => d.TenantId == tenant).Select(d => d.Domain).ToListAsync();
            yield return new { m.Issuer, m.ClientId, m.Scope, m.OrganisationClaim, m.OrganisationCode, m.OnlyHere, m.Roles, Domains = domains };
        }
    }
}
