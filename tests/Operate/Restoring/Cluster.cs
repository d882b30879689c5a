using System.Diagnostics;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;
using Npgsql;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>A PostgreSQL of a spec's own: an empty one, on a free port, that can be destroyed.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>Of the superuser, and of every login.</summary>
    internal const string Password = "only-on-loopback";

    internal static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    /// <summary>Where <c>pg_dump</c> and its like are.</summary>
    internal static readonly string Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d))).Last() + "/bin"
        : System.Environment.GetEnvironmentVariable("PATH")!.Split(':').First(d => File.Exists(Path.Combine(d, "initdb")));

    /// <summary>The root of this repository.</summary>
    internal static readonly string Root = Ancestor(AppContext.BaseDirectory);

    private readonly Process _server;
    private readonly string _home;

    private Cluster(Process server, string home, int port) => (_server, _home, Port) = (server, home, port);

    internal int Port { get; }

    /// <summary>Makes an empty one and starts it; PostgreSQL refuses to run as root.</summary>
    internal static async Task<Cluster> Start()
    {
        var (home, port) = (Directory.CreateTempSubdirectory("agii-cluster").FullName, HostProcess.FreePort());
        var server = Launch("bash", new Dictionary<string, string>(), ["-c", """
            set -euo pipefail
            programs=$1 home=$2 port=$3 as=()
            echo "$4" >"$home/password"
            if [[ $EUID -eq 0 ]]; then chown -R postgres "$home"; as=(setpriv --reuid=postgres --regid=postgres --init-groups); fi
            cd "$home"
            "${as[@]}" "$programs/initdb" --pgdata=data --username=postgres --pwfile=password --auth=scram-sha-256 \
                --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
            exec "${as[@]}" "$programs/postgres" -D data -c listen_addresses=127.0.0.1 -c port="$port" \
                -c unix_socket_directories="$home" -c fsync=off -c synchronous_commit=on -c max_connections=200 2>log
            """, "bash", Programs, home, $"{port}", Password]);
        var cluster = new Cluster(server, home, port);
        await PlatformFixture.Until(async () =>
        {
            server.HasExited.ShouldBeFalse("the cluster does not start");
            try
            {
                await cluster.Ask("postgres", "select 1");
                return true;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                return false;
            }
        }, seconds: 60);
        return cluster;
    }

    /// <summary>A connection string for this login.</summary>
    internal string For(string user, string database) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={user};Password={Password}";

    /// <summary>Asks as the superuser, past every wall, or as another login in these tenants; the first value.</summary>
    internal async Task<object?> Ask(string database, string sql, string user = "postgres", string tenants = "")
    {
        await using var connection = new NpgsqlConnection(For(user, database) + $";Pooling=false;Options=-c app.tenants={tenants}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A new database with the logins and the tables of this version.</summary>
    internal async Task<Dictionary<string, string>> Database(string name, string data)
    {
        await Ask("postgres", $"create database {name}");
        await Logins(name);
        var settings = Settings(name, data);
        await HostProcess.Command(settings, "--migrate=true");
        return settings;
    }

    /// <summary>Makes the logins, and what is theirs in a database.</summary>
    internal Task Logins(string database) => Bash("""
        { cat "$PASSWORDS"; echo '\i src/Platform/Persistence/postgresql-roles.sql'; } |
            "$PG_BIN/psql" --no-psqlrc --quiet --set=ON_ERROR_STOP=1
        """, Environment(database));

    /// <summary>What configures a host on a database here: all services in one process, documents in Azurite.</summary>
    internal Dictionary<string, string> Settings(string database, string data)
    {
        var settings = new Dictionary<string, string>
        {
            ["DataDirectory"] = data, ["PublicOrigin"] = "https://samen.example", ["Demo:Fill"] = "false", ["Demo:Accounts"] = "false",
            ["Demo:Password"] = PlatformFixture.Password, ["Storage:Provider"] = "PostgreSql",
            ["PersonalData:MasterKeys:1"] = Convert.ToBase64String(new byte[32]),
            ["ConnectionStrings:migrator"] = For("agii_migrator", database),
            ["ConnectionStrings:blob"] = System.Environment.GetEnvironmentVariable("AGII_SPECS_BLOB")!,
        };
        foreach (var service in Services)
        {
            settings[$"ConnectionStrings:{service}"] = For($"agii_{service}", database);
        }

        return settings;
    }

    /// <summary>What the programs of PostgreSQL and the scripts in tools find in their environment.</summary>
    internal Dictionary<string, string> Environment(string database)
    {
        var passwords = Path.Combine(_home, "passwords");
        File.WriteAllLines(passwords, ((string[])["migrator", .. Services]).Select(s => $"\\set {s}_password '{Password}'"));
        return new()
        {
            ["PGHOST"] = "127.0.0.1", ["PGPORT"] = $"{Port}", ["PGDATABASE"] = database, ["PGUSER"] = "postgres", ["PGPASSWORD"] = Password,
            ["PG_BIN"] = Programs, ["PASSWORDS"] = passwords,
        };
    }

    /// <summary>Runs a script in the root of the repository; what it said.</summary>
    internal static async Task<string> Bash(string script, IReadOnlyDictionary<string, string> environment, bool fails = false)
    {
        using var process = Launch("bash", environment, ["-c", script]);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        (process.ExitCode != 0).ShouldBe(fails, string.Concat(said));
        return string.Concat(said);
    }

    /// <summary>Destroys it: the server is killed and its files are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        using var kill = Process.Start("kill", ["-QUIT", $"{_server.Id}"]); // at once, and it gives back its shared memory
        await kill.WaitForExitAsync();
        await _server.WaitForExitAsync();
        _server.Dispose();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    private static Process Launch(string program, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private static string Ancestor(string folder) => File.Exists(Path.Combine(folder, "AgiiPlatform.sln")) ? folder
        : Ancestor(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!);
}
