namespace AgiiPlatform.Benchmarks;

/// <summary>
/// Where the servers are: the variables that tests/run gives to the specs. The database must be empty or filled by an earlier run,
/// and its roles made (src/Platform/Persistence/postgresql-roles.sql).
/// </summary>
internal static class Servers
{
    internal const string Password = "samen-in-vlaanderen";

    internal static string Superuser => Required("AGII_SPECS_PG_SUPERUSER");
    internal static string PostgreSqlHost => Required("AGII_SPECS_PG_HOST");
    internal static int PostgreSqlPort => int.Parse(Required("AGII_SPECS_PG_PORT"));

    /// <summary>
    /// What configures the host: as in production, but for a certificate around its keys. A database port of its own leads it through
    /// the counter of <see cref="RoundTrips"/>.
    /// </summary>
    internal static (string Key, string Value)[] Settings(string data, int? postgreSqlPort = null) =>
    [
        ("Environment", "Staging"),
        ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning"),
        ("DataDirectory", data),
        ("Identity:AccessTokenMinutes", "600"), // as long as it is measured
        ("SecondFactor:Roles", "none"), // who signs in here has a password and no telephone
        // The limits work as in production; only, one program asks more here than ten thousand people there.
        .. from who in (string[])["Source", "Person", "Tenant"]
           from of in (string[])["PerSecond", "Burst"]
           select ($"Limits:{who}:{of}", "1000000"),
        ("Storage:Provider", "PostgreSql"),
        ("PersonalData:MasterKeys:1", Convert.ToBase64String(new byte[32])),
        ("ConnectionStrings:rabbitmq", Required("AGII_SPECS_RABBITMQ")),
        ("ConnectionStrings:blob", Required("AGII_SPECS_BLOB")),
        .. from service in (string[])["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"]
           select ($"Messages:Keys:{service}:1", Convert.ToBase64String(new byte[32])),
        .. from login in (string[])["migrator", "identity", "agreements", "caseloads", "inburgering", "overview", "programmes"]
           select ($"ConnectionStrings:{login}",
               $"Host={PostgreSqlHost};Port={postgreSqlPort ?? PostgreSqlPort};Database={Required("AGII_SPECS_PG_DATABASE")};" +
               $"Username=agii_{login};Password={Required("AGII_SPECS_PG_PASSWORD")}"),
    ];

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: run tests/benchmark.");
}

/// <summary>A folder for the host's files, gone at the end.</summary>
internal sealed class Scratch : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("agii-benchmark").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
