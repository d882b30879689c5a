using AgiiPlatform.Agreements;
using AgiiPlatform.Caseloads;
using AgiiPlatform.Identity;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Programmes;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>What a model says and what its migrations make is the same, on both stores, whichever this run has.</summary>
public class Migrations
{
    public static TheoryData<Type> Contexts =>
    [
        typeof(IdentitySqlite), typeof(IdentityPostgreSql), typeof(AgreementsSqlite), typeof(AgreementsPostgreSql), typeof(CaseloadsSqlite),
        typeof(CaseloadsPostgreSql), typeof(InburgeringSqlite), typeof(InburgeringPostgreSql), typeof(OverviewSqlite), typeof(OverviewPostgreSql),
        typeof(ProgrammesSqlite), typeof(ProgrammesPostgreSql),
    ];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Bring_the_database_to_what_the_model_says(Type context)
    {
        using var db = Open(context, snakeCase: true);

        db.Database.GetMigrations().Count().ShouldBeGreaterThan(0);
        db.Database.HasPendingModelChanges().ShouldBeFalse($"the model changed: tools/migration {context.Name.Replace("Sqlite", "").Replace("PostgreSql", "")} <Name>");
    }

    [Fact]
    public void Control_a_model_with_other_names_of_columns_has_pending_changes()
    {
        using var db = Open(typeof(CaseloadsSqlite), snakeCase: false);

        db.Database.HasPendingModelChanges().ShouldBeTrue();
    }

    internal static ServiceDb Open(Type context, bool snakeCase)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        _ = context.Name.EndsWith("Sqlite", StringComparison.Ordinal) ? builder.UseSqlite("Data Source=:memory:") : builder.UseNpgsql("Host=none");
        _ = snakeCase ? builder.UseSnakeCaseNamingConvention() : builder;
        return (ServiceDb)Activator.CreateInstance(context, builder.Options)!;
    }
}
