using System.Globalization;
using System.Text;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// What grows how with the number of municipalities: unit costs, most of them measured, times assumptions. <c>docs/scale.md</c> says where
/// each comes from and holds the two tables that this makes; a spec keeps them the same.
/// </summary>
internal static class Scale
{
    // Assumed, for an average municipality.
    private const double Accounts = 10, RequestsADay = 40, WorkingDays = 220, Writes = 0.1, Logged = 0.5, BusiestHour = 0.2;
    private const double BusiestSecond = 3, PageOfRequest = 4, ReferralsAYear = 100, FactsAYear = 4.5, Years = 5;

    // Measured by tests/benchmark: milliseconds of a processor for filing a referral; messages a second by one relay.
    private const double Host = 0.24, PostgreSql = 0.24, RabbitMq = 0.02, OneRelay = 2_800;

    // Measured by explain analyze and pg_total_relation_size (docs/scale.md): milliseconds, and bytes of a row with its indexes.
    private const double PairOfTenants = 14e-6, Row = 0.45e-3, AllowedTenant = 1.2e-3;
    private const double AuditRow = 222, Referral = 1_268, Message = 886, Note = 152, OtherRow = 185;

    // Set in the platform, or chosen here: what one process, login and node may have.
    private const double ConnectionsOfPool = 8, ConnectionsOfLogin = 50, PeopleInMessage = 200, DaysKept = 30;
    private const double BytesOfAccount = 1_200, MemoryForAccounts = 300e6, NodeBytes = 4e12, NodeProcessors = 16, Busy = 0.5;

    private static readonly double[] Sizes = [300, 3_000, 30_000, 100_000];

    internal static double RequestsASecond(double n) => n * Accounts * RequestsADay * BusiestHour / 3600 * BusiestSecond;

    internal static double HostProcessors(double n) => RequestsASecond(n) * Host * PageOfRequest / 1000;

    internal static double DatabaseProcessors(double n) => RequestsASecond(n) * PostgreSql / 1000;

    internal static double MessagesASecond(double n) => RequestsASecond(n) * Writes;

    internal static double AuditRowsAYear(double n) => n * Accounts * RequestsADay * WorkingDays * Logged;

    internal static double BytesAYear(double n) =>
        (AuditRowsAYear(n) * AuditRow) + (n * ReferralsAYear * Referral) + (n * FactsAYear * 2 * OtherRow);

    internal static double BytesOfMessages(double n) =>
        n * Accounts * RequestsADay * Writes * WorkingDays / 365 * DaysKept * (Message + (2 * Note));

    internal static double Bytes(double n) => (BytesAYear(n) * Years) + BytesOfMessages(n);

    internal static double Pods(double n) => Math.Max(2, Math.Ceiling(HostProcessors(n) / Busy));

    /// <summary>
    /// Milliseconds for a sum over so many rows of so many tenants. Up to PostgreSQL 16 it tries every pair of two lists of tenants: the
    /// query's and that of the second wall.
    /// </summary>
    internal static double Sum(double tenants, double rows, bool pairs) => (rows * Row) + (pairs ? tenants * tenants * PairOfTenants : 0);

    /// <summary>Milliseconds for one look of the overview: a sum over all visits, and one over all agreements.</summary>
    internal static double OverviewLook(double n, bool pairs) =>
        Sum(n, n * FactsAYear * Years, pairs) + Sum(n, 0, pairs);

    /// <summary>The table of what grows, as Markdown.</summary>
    internal static string Growth()
    {
        var table = new StringBuilder("| municipalities |");
        Array.ForEach(Sizes, n => table.Append(' ').Append(Number(n)).Append(" |"));
        table.Append("\n|---|").Insert(table.Length, "---:|", Sizes.Length).Append('\n');
        Line("accounts", n => n * Accounts);
        Line("requests in the busiest second", RequestsASecond);
        Line("messages in that second", MessagesASecond);
        Line("processors of the host", HostProcessors);
        Line("processors of PostgreSQL", DatabaseProcessors);
        Line("processors of RabbitMQ", n => MessagesASecond(n) * RabbitMq / 1000);
        Line("pods with all services, of one processor, half busy", Pods);
        Line("their connections to PostgreSQL, each login's", n => Pods(n) * ConnectionsOfPool);
        Line("relays needed for each service", n => Math.Ceiling(MessagesASecond(n) / OneRelay));
        Line("rows in the audit logs a year, millions", n => AuditRowsAYear(n) / 1e6);
        Line("GB in PostgreSQL a year", n => BytesAYear(n) / 1e9);
        Line("GB after five years", n => Bytes(n) / 1e9);
        Line("nodes of PostgreSQL for that", n => Math.Max(Math.Ceiling(Bytes(n) / NodeBytes),
            Math.Ceiling(DatabaseProcessors(n) / NodeProcessors / Busy)));
        Line("messages of one resynchronisation of rights", n => n * Accounts / PeopleInMessage);
        Line("MB of accounts in memory during it", n => n * Accounts * BytesOfAccount / 1e6);
        Line("ms for one look of the overview, PostgreSQL 15 and 16", n => OverviewLook(n, pairs: true));
        Line("the same, PostgreSQL 17", n => OverviewLook(n, pairs: false));
        Line("kB of allowed tenants with a command of an administrator", n => n * 37 / 1000);
        Line("ms to set and read that list", n => n * AllowedTenant);
        return table.ToString();

        void Line(string what, Func<double, double> value)
        {
            table.Append("| ").Append(what).Append(" |");
            Array.ForEach(Sizes, n => table.Append(' ').Append(Number(value(n))).Append(" |"));
            table.Append('\n');
        }
    }

    /// <summary>What is met first, as Markdown: at how many municipalities each limit is reached, the lowest first.</summary>
    internal static string Limits()
    {
        var table = new StringBuilder("| at about | what is met |\n|---:|---|\n");
        foreach (var (what, isMet) in new (string, Func<double, bool>)[]
        {
            ("one look of the overview takes its whole second, on PostgreSQL 15 and 16", n => OverviewLook(n, pairs: true) >= 1000),
            ("one look of the overview takes its whole second, on PostgreSQL 17", n => OverviewLook(n, pairs: false) >= 1000),
            ("the accounts of one resynchronisation fill 300 MB of the process", n => n * Accounts * BytesOfAccount >= MemoryForAccounts),
            ("the pods have more connections than a login may (50)", n => Pods(n) * ConnectionsOfPool > ConnectionsOfLogin),
            ("five years fill one node of 4 TB", n => Bytes(n) >= NodeBytes),
            ("the list of an administrator costs each command 100 ms", n => n * AllowedTenant >= 100),
            ("half of one node with 16 processors is busy", n => DatabaseProcessors(n) >= NodeProcessors * Busy),
            ("one relay for each service is not enough", n => MessagesASecond(n) >= OneRelay),
        }.OrderBy(l => Reached(l.Item2)))
        {
            table.Append("| ").Append(Number(Reached(isMet))).Append(" | ").Append(what).Append(" |\n");
        }

        return table.ToString();
    }

    private static double Reached(Func<double, bool> isMet)
    {
        double low = 1, high = 1e8;
        while (high - low > 1)
        {
            (low, high) = isMet((low + high) / 2) ? (low, (low + high) / 2) : ((low + high) / 2, high);
        }

        return high;
    }

    /// <summary>Two digits that count: no more is known.</summary>
    private static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return (Math.Round(value / step) * step).ToString(value < 10 ? "0.######" : "#,0", CultureInfo.InvariantCulture);
    }
}
