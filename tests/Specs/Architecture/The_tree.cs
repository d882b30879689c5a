using System.Reflection;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>Rules of the house that a compiler does not hold.</summary>
public class The_tree(PlatformFixture platform)
{
    private static readonly string[] Services = ["Identity", "Agreements", "Caseloads", "Inburgering", "Overview", "Programmes"];

    private static Assembly Of(string name) => Assembly.Load($"AgiiPlatform.{name}");

    [Fact]
    public void No_service_refers_to_another()
    {
        foreach (var service in Services)
        {
            Of(service).GetReferencedAssemblies().Select(a => a.Name).Intersect(Services.Select(s => $"AgiiPlatform.{s}"))
                .ShouldBeEmpty(service);
        }
    }

    [Fact]
    public void Only_the_door_of_a_service_and_what_its_pages_show_is_public()
    {
        foreach (var service in Services)
        {
            var doors = Of(service).GetExportedTypes().Where(t => typeof(Service).IsAssignableFrom(t)).ToList();
            doors.Count.ShouldBe(1, service);
            Of(service).GetExportedTypes().Where(t => typeof(DbContext).IsAssignableFrom(t) || typeof(TenantEntity).IsAssignableFrom(t))
                .ShouldBeEmpty(service);
        }
    }

    [Fact]
    public void Messages_carry_ids_and_facts_and_no_names()
    {
        var members = Of("Contracts").GetExportedTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.Name}.{p.Name}"));

        members.Where(m => new[] { "Name", "Insz", "Email", "Phone", "Address", "Birth" }
            .Any(word => m.Split('.')[1].Contains(word, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    /// <summary>
    /// In a service a name says what is done; in Platform the pattern's own name is the meaning (OutboxRelay, DatabaseMigrator).
    /// </summary>
    [Fact]
    public void No_act_has_a_name_that_says_nothing() =>
        Services.SelectMany(s => Of(s).GetTypes()).Where(t => !t.IsNested && !t.Name.Contains("_generated", StringComparison.Ordinal))
            .Select(t => t.Name)
            .Where(n => new[] { "Helper", "Manager", "Dto", "Repository", "Utils", "Handler" }.Any(w =>
                n.EndsWith(w, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    /// <summary>
    /// What is locked by a key is locked anew when a tenant leaves (the host's TenantRows), and that knows these columns only.
    /// </summary>
    [Fact]
    public void No_column_of_bytes_is_unknown_to_who_exports_a_tenant()
    {
        using var scope = platform.Services.CreateScope();
        Services.Select(s => scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(s.ToLowerInvariant()))
            .SelectMany(db => db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
                .Where(p => p.ClrType == typeof(byte[])).Select(p => $"{db.Service}.{p.DeclaringType.GetTableName()}.{p.GetColumnName()}"))
            .ShouldBe(
            [
                "agreements.calendar_feeds.secret_hash", // says nothing, and belongs to no key
                "identity.passkeys.attestation_object", "identity.passkeys.client_data", "identity.passkeys.credential_id",
                "identity.passkeys.public_key", // a person's, and no tenant's
                "inburgering.key_checks.value", // no tenant's
                "inburgering.referrals.insz_fingerprint", "inburgering.referrals.insz_locked",
            ], ignoreOrder: true);
    }

    [Fact]
    public void Every_row_of_a_tenant_is_keyed_filtered_and_versioned()
    {
        using var scope = platform.Services.CreateScope();
        foreach (var service in Services)
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service.ToLowerInvariant());
            foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(TenantEntity).IsAssignableFrom(t.ClrType)))
            {
                type.FindPrimaryKey()!.Properties.Select(p => p.Name).ShouldBe(["TenantId", "Id"], type.Name);
                type.GetDeclaredQueryFilters().Select(f => f.Key).ShouldContain("tenant", type.Name);
                type.FindProperty("Version")!.IsConcurrencyToken.ShouldBeTrue(type.Name);
                // Of AgII and of who leads, that hand over a project at once, one is refused.
                type.GetIndexes().Where(i => i.IsUnique && type.ClrType != typeof(HandOver))
                    .ShouldAllBe(i => i.Properties[0].Name == "TenantId", type.Name);
                type.GetForeignKeys().ShouldAllBe(f => f.Properties[0].Name == "TenantId", type.Name);
            }
        }
    }
}
