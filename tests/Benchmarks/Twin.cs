using AgiiPlatform.Municipalities;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// The hand-written twin: a bare minimal API on Npgsql that gives the same JSON from the same tables, as an able engineer would write it
/// in an afternoon. No sign-in, no walls, no audit, no outbox, no encryption and no rules: what the platform's promises cost is the
/// difference.
/// </summary>
internal static class Twin
{
    internal static async Task Run(string connection, string url)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, MaxPoolSize = 8 };
        await using var db = NpgsqlDataSource.Create(settings);
        var tenants = await Tenants(db);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, TwinJson.Default));
        var app = builder.Build();
        app.MapGet("/ready", () => Results.Ok());
        app.MapGet("/api/{tenant}/referrals", async (string tenant) => Results.Ok(await List(db, tenants[tenant])));
        app.MapGet("/api/{tenant}/agreements/{id:guid}", async (string tenant, Guid id) =>
            await Open(db, tenants[tenant], id) is { } found ? Results.Ok(found) : Results.NotFound());
        app.MapGet("/api/{tenant}/agreements", async (string tenant) => Results.Ok(await ListAgreements(db, tenants[tenant])));
        app.MapGet("/api/{tenant}/annexes/{id:guid}", async (string tenant, Guid id) =>
            await OpenAnnex(db, tenants[tenant], id) is { } found ? Results.Ok(found) : Results.NotFound());
        app.MapGet("/api/{tenant}/programmes/{id:guid}/board", async (string tenant, Guid id) =>
            await Board(db, tenants[tenant], id) is { } found ? Results.Ok(found) : Results.NotFound());
        app.MapPost("/api/{tenant}/referrals", async (string tenant, TwinReferral referral) =>
        {
            var id = await File(db, tenants[tenant], referral);
            return Results.Created($"/api/{tenant}/referrals/{id}", new TwinCreated(id));
        });
        app.MapGet("/api/agii/overview", async (DateOnly asOf) => Results.Ok(await Overview(db, asOf)));
        await app.RunAsync();
    }

    private static async Task<FrozenDictionary<string, (Guid Id, Guid Protocol)>> Tenants(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand("""
            select distinct slug, m.tenant_id, p.id from twin.municipalities m join inburgering.protocols p on p.tenant_id = m.tenant_id
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tenants = new Dictionary<string, (Guid, Guid)>();
        while (await reader.ReadAsync())
        {
            tenants[reader.GetString(0)] = (reader.GetGuid(1), reader.GetGuid(2));
        }

        return tenants.ToFrozenDictionary();
    }

    private static async Task<TwinPage> List(NpgsqlDataSource db, (Guid Id, Guid) tenant)
    {
        await using var command = db.CreateCommand("""
            select id, direction, state, sent_at, first_name, last_name, insz_masked, reason, answer_unread
            from inburgering.referrals where tenant_id = $1 order by id desc limit 26
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Id });
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<TwinLine>(26);
        while (await reader.ReadAsync())
        {
            var (direction, state) = (reader.GetString(1), reader.GetString(2));
            var hidden = state == "Withdrawn" && direction == "AgiiToOcmw";
            lines.Add(new(reader.GetGuid(0), Wire[direction], Wire[state], reader.GetDateTime(3),
                hidden ? null : reader.GetString(4), hidden ? null : reader.GetString(5),
                hidden || await reader.IsDBNullAsync(6) ? null : reader.GetString(6), hidden ? null : Wire[reader.GetString(7)], reader.GetBoolean(8),
                state is "Sent" or "Received" or "Accepted" ? direction == "OcmwToAgii" ? "agii" : "ocmw" : null));
        }

        return lines.Count > 25 ? new(lines.GetRange(0, 25), lines[24].Id) : new(lines, null);
    }

    private static async Task<TwinAgreement?> Open(NpgsqlDataSource db, (Guid Id, Guid) tenant, Guid id)
    {
        await using var command = db.CreateCommand("""
            select a.id, a.version, a.number, a.title, a.theme, a.legal_basis, a."from", a.until, a.predecessor_ended_on, a.signed_on,
                a.parties, a.decisions, a.signatures, o.title, o."from", o.until, a.sign_in_any_order,
                x.id, x.year, x.edition, x."from", x.until, x.evaluated_on
            from agreements.agreements a
            left join agreements.annexes x on x.tenant_id = a.tenant_id and x.agreement_id = a.id
            left join agreements.agreements o on o.tenant_id = a.tenant_id and o.id <> a.id and o.theme = a.theme
                and o."from" <= a.until and o.until >= a."from" and o.stage in ('Approved', 'PartlySigned', 'Signed')
            where a.tenant_id = $1 and a.id = $2 order by o."from"
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        var (title, from, until, today) = (reader.GetString(3), reader.GetFieldValue<DateOnly>(6), reader.GetFieldValue<DateOnly>(7), Today());
        var parties = JsonSerializer.Deserialize(reader.GetString(10), TwinJson.Default.ListTwinParty)!;
        var signatures = JsonSerializer.Deserialize(reader.GetString(12), TwinJson.Default.ListTwinSignature)!;
        var agreement = new TwinAgreement(reader.GetGuid(0), reader.GetInt32(1), Text(2), title, Kebab(reader.GetString(4)), reader.GetString(5),
            from, until, Day(8),
            State(until, today).Name, State(until, today).Label, State(until, today).Next,
            Day(9),
            [
                .. parties.Select((party, p) => new TwinPartyView(party.Kind, party.Name,
                    [.. party.Representatives.Select((r, i) => new TwinSignatory(r.Name, r.Title,
                        signatures.Find(s => s.Party == p && s.Representative == i) is { } s ? new(s.Id, s.On, s.Place) : null))])),
            ],
            reader.GetBoolean(16), JsonElement.Parse(reader.GetString(11)), [], [], [], [],
            null, [], null, [], [], new(null, null, null), false, null, null, [], [], []);
        if (!reader.IsDBNull(17))
        {
            var (year, edition, evaluated) = (reader.GetString(18), reader.GetInt32(19), reader.GetFieldValue<DateOnly>(22));
            agreement.Annexes.Add(new(reader.GetGuid(17), edition == 1 ? $"Bijlage {year}" : $"Bijlage {year}, uitgave {edition}", year, edition,
                reader.GetFieldValue<DateOnly>(20), reader.GetFieldValue<DateOnly>(21), "closed", "Afgesloten", $"Geëvalueerd op {InWords(evaluated)}.", 0, null, evaluated, null, null));
        }

        do
        {
            if (Text(13) is { } other)
            {
                agreement.Warnings.Add(new("overlap", $"Zelfde thema in dezelfde periode: «{title}» overlapt met «{other}» " +
                    $"({InWords(reader.GetFieldValue<DateOnly>(14))} tot en met {InWords(reader.GetFieldValue<DateOnly>(15))})."));
            }
        }
        while (await reader.ReadAsync());

        return agreement;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateOnly? Day(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
    }

    private static (string Name, string Label, string Next) State(DateOnly until, DateOnly today) =>
        (today <= until ? "running" : "ended", today <= until ? "Lopend" : "Afgelopen",
            today == until ? "Loopt vandaag af." : today < until
                ? $"Loopt tot en met {InWords(until)}, nog {Days(until.DayNumber - today.DayNumber)}."
                : $"Liep af op {InWords(until)}.");

    private static async Task<TwinAgreements> ListAgreements(NpgsqlDataSource db, (Guid Id, Guid) tenant)
    {
        await using var command = db.CreateCommand("""
            select id, number, title, theme, "from", until, signed_on from agreements.agreements where tenant_id = $1 order by id desc limit 26
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Id });
        await using var reader = await command.ExecuteReaderAsync();
        var (lines, today) = (new List<TwinAgreementLine>(), Today());
        while (await reader.ReadAsync())
        {
            var until = reader.GetFieldValue<DateOnly>(5);
            var (name, label, next) = State(until, today);
            lines.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), Kebab(reader.GetString(3)), reader.GetFieldValue<DateOnly>(4), until,
                name, label, next, reader.GetFieldValue<DateOnly>(6)));
        }

        return new(lines, null);
    }

    private static async Task<TwinAnnex?> OpenAnnex(NpgsqlDataSource db, (Guid Id, Guid) tenant, Guid id)
    {
        await using var batch = db.CreateBatch();
        Add("""
            select x.version, x.year, x.edition, x."from", x.until, a.id, a.title, a."from", a.until, x.context, x.preamble, x.evaluation_clause, x.revision_clause,
                x.agreed_on, x.approved_on, x.acknowledgements, x.evaluated_on, x.evaluators, x.lessons, x.proposals, a.parties
            from agreements.annexes x join agreements.agreements a on a.tenant_id = x.tenant_id and a.id = x.agreement_id
            where x.tenant_id = $1 and x.id = $2
            """);
        Add("""
            select id, version, programme, objective, theme, text, responsible, partners, domain, staff, progress, result_note, fte
            from agreements.action_lines where tenant_id = $1 and annex_id = $2 order by position, id
            """);
        await using var reader = await batch.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        var (year, evaluated) = (reader.GetString(1), Day(16));
        var parties = JsonSerializer.Deserialize(reader.GetString(20), TwinJson.Default.ListTwinParty)!;
        var signed = JsonSerializer.Deserialize(reader.GetString(15), TwinJson.Default.ListTwinAcknowledgement)!;
        var annex = new TwinAnnex(
            id, reader.GetInt32(0), $"Bijlage {year}", year, reader.GetInt32(2), Day(3), Day(4), "closed", "Afgesloten", $"Geëvalueerd op {InWords(evaluated)}.",
            reader.GetGuid(5), reader.GetString(6), Day(7), Day(8), reader.GetString(9), reader.GetString(10), reader.GetString(11), reader.GetString(12),
            Day(13), Day(14), null, null, null, null, new(0, 0, 0, 0), [], [],
            [
                .. from party in parties.Index()
                   from one in party.Item.Representatives.Index()
                   select new TwinPlace(party.Item.Name, one.Item.Name, one.Item.Title, signed.Find(s => s.Party == party.Index && s.Representative == one.Index)),
            ],
            [], new(evaluated, JsonElement.Parse(reader.GetString(17)), reader.GetString(18), reader.GetString(19)), null, true, [], Forms);
        await reader.NextResultAsync();
        var lines = new List<TwinLineView>();
        while (await reader.ReadAsync())
        {
            lines.Add(new(reader.GetGuid(0), reader.GetInt32(1), null, "action", reader.GetString(2), null, reader.GetString(3), reader.GetString(4), reader.GetString(5), null, null,
                reader.GetString(6), JsonElement.Parse(reader.GetString(7)), null, "training", "Vorming", "fixed", "Vast", null, reader.GetString(8), JsonElement.Parse(reader.GetString(9)), null,
                "done", "Afgerond", JsonSerializer.Deserialize(reader.GetString(10), TwinJson.Default.ListTwinProgress)!, "achieved", "Bereikt", reader.GetString(11), null, null, [],
                await reader.IsDBNullAsync(12) ? null : reader.GetDecimal(12)));
        }

        var sections = lines.GroupBy(l => l.Programme).Select(s => new TwinSection(s.Key, null, [],
            [.. s.GroupBy(l => l.Objective).Select(o => new TwinObjective(o.Key, [.. o.GroupBy(l => l.Theme).Select(t => new TwinTheme(t.Key, [.. t]))]))])).ToList();
        return annex with { Sections = sections, Counts = new(sections.Sum(s => s.Objectives.Sum(o => o.Themes.Count)), lines.Count, 0, 0) };

        DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(column);

        void Add(string sql)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Id });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            batch.BatchCommands.Add(command);
        }
    }

    private static async Task<TwinBoard?> Board(NpgsqlDataSource db, (Guid Id, Guid) tenant, Guid id)
    {
        await using var batch = db.CreateBatch();
        foreach (var sql in (string[])
        [
            """
            select name, kind, "from", until, payment, personnel, operating from programmes.programmes where tenant_id = $1 and id = $2
            """,
            """
            select code, name, objective, unit, state, kpi, subsidy_cents, measurements
            from programmes.actions where tenant_id = $1 and programme_id = $2 order by position, id
            """,
        ])
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Id });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        var (from, until, today) = (reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3), Today());
        var payment = JsonSerializer.Deserialize(reader.GetString(4), TwinJson.Default.TwinPayment)!;
        var personnel = JsonSerializer.Deserialize(reader.GetString(5), TwinJson.Default.ListTwinPersonnel)!;
        var operating = JsonSerializer.Deserialize(reader.GetString(6), TwinJson.Default.ListTwinOperating)!;
        var (name, six, twelve) = (reader.GetString(0), from.AddMonths(payment.ReportMonths[0]), from.AddMonths(payment.ReportMonths[1]));
        var shares = operating.SelectMany(o => o.Shares).GroupBy(s => s.Action).ToDictionary(s => s.Key, s => s.Sum(o => o.Cents));
        var board = new TwinBoard(id, name, Kebab(reader.GetString(1)), new(from, until), today, [], [], [],
            operating.Where(o => o.Shares.Count == 0).Sum(o => o.Cents),
            [.. personnel.GroupBy(p => (p.Employer, p.Source)).Select(p => new TwinService(p.Key.Employer, p.Key.Source, p.Sum(l => l.Fte)))],
            [
                new(name, $"tot het verslag na {payment.ReportMonths[0]} maanden", from, six.AddDays(-1)),
                new(name, $"tot het verslag na {payment.ReportMonths[1]} maanden", six, twelve.AddDays(-1)), new(name, "tot het einde", twelve, until),
            ]);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var (number, action, kpi) = (reader.GetString(0), reader.GetString(1), reader.GetInt32(5));
            var measured = JsonSerializer.Deserialize(reader.GetString(7), TwinJson.Default.ListTwinMeasurement)!;
            measured.RemoveAll(m => m.RemovedBecause is not null);
            board.Actions.Add(new(number, action, reader.GetString(2), reader.GetString(3), Kebab(reader.GetString(4)), kpi,
                Progress(measured, kpi), measured.ConvertAll(m => new TwinPoint(m.Date, m.Value))));
            board.Money.Add(new(number, action, reader.GetInt64(6), shares.GetValueOrDefault(number)));
        }

        return board;

        TwinProgressOf Progress(List<TwinMeasurement> measured, int kpi)
        {
            var (last, day) = (measured.FindLast(m => m.Date <= today)!, six.AddDays(-1));
            var (needed, then) = ((kpi * payment.TestPercent + 99) / 100, measured.FindLast(m => m.Date <= day)!.Value);
            var passed = then * 100 >= kpi * payment.TestPercent;
            var (days, all) = (last.Date.DayNumber - from.DayNumber + 1, until.DayNumber - from.DayNumber + 1);
            var (value, end) = (decimal.Floor(last.Value * all / days), until.ToString("d-M-yyyy", Belgium));
            return new(last.Value, last.Date, decimal.Floor(last.Value * 1000 / kpi) / 10,
                new(passed ? "passed" : "failed", day, needed, $"{(passed ? "Geslaagd" : "Niet geslaagd")} op {InWords(day)}: {Number(then)} van {kpi}, "
                    + $"minstens {needed} van {kpi} nodig ({payment.TestPercent} %)."),
                new(value, until, $"Bij dit tempo {Number(value)} van {kpi} op {end}.",
                    $"{Number(last.Value)} in de {days} dagen van {from.ToString("d-M-yyyy", Belgium)} tot en met {last.Date.ToString("d-M-yyyy", Belgium)}; "
                    + $"in de {all} dagen van het programma {Number(last.Value)} × {all} ÷ {days} = {Number(value)}, naar beneden afgerond."), null);
        }

        static string Number(decimal number) => number.ToString("#,##0.##", Belgium);
    }

    private static async Task<Guid> File(NpgsqlDataSource db, (Guid Id, Guid Protocol) tenant, TwinReferral referral)
    {
        var (id, now, client) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime, referral.Client);
        var insz = Encoding.ASCII.GetBytes(client.Insz);
        await using var command = db.CreateCommand("""
            insert into inburgering.referrals (tenant_id, id, direction, state, protocol_id, sent_at, insz_locked, insz_fingerprint, insz_masked,
                first_name, last_name, birth_date, phone, email, interpreter_language, reason, reason_text, gpmi_on, desired_appointment, note,
                refusal_reason, explanation, outcome, feedback, answer_unread, confirmed_duplicate, timeline, version)
            values ($1, $2, 'OcmwToAgii', 'Sent', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                null, null, null, null, false, false, $19, 1)
            """);
        Add(NpgsqlDbType.Uuid, tenant.Id, id, tenant.Protocol);
        Add(NpgsqlDbType.TimestampTz, now);
        Add(NpgsqlDbType.Bytea, insz, SHA256.HashData(insz));
        Add(NpgsqlDbType.Text, $"{client.Insz[..2]}.{client.Insz[2..4]}.{client.Insz[4..6]}-***.**", client.FirstName, client.LastName);
        Add(NpgsqlDbType.Date, client.BirthDate);
        Add(NpgsqlDbType.Text, client.Phone, client.Email, client.InterpreterLanguage, Pascal(referral.Reason), referral.ReasonText);
        Add(NpgsqlDbType.Date, referral.GpmiOn, referral.DesiredAppointment);
        Add(NpgsqlDbType.Text, referral.Note, $$"""[{"state":"sent","at":"{{now:O}}","by":"ocmw","role":"ocmw-worker"}]""");
        await command.ExecuteNonQueryAsync();
        return id;

        void Add(NpgsqlDbType type, params ReadOnlySpan<object?> values)
        {
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
            }
        }
    }

    private static async Task<TwinOverview> Overview(NpgsqlDataSource db, DateOnly asOf)
    {
        await using var command = db.CreateCommand("""
            with visited as (select distinct tenant_id from overview.visits where counts and date between $2 and $1),
                signed as (select distinct tenant_id from overview.agreements where counts and signed_on <= $1 and "from" <= $3 and until >= $2)
            select region, count(*)::int, count(v.tenant_id)::int, count(s.tenant_id)::int
            from twin.municipalities m left join visited v using (tenant_id) left join signed s using (tenant_id)
            where m."from" <= $1 and m.until >= $1
            group by region order by region
            """);
        var legislature = asOf.Year - ((asOf.Year - 2013) % 6);
        foreach (var day in (DateOnly[])[asOf, new(legislature, 1, 1), new(legislature + 5, 12, 31)])
        {
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var regions = new List<TwinRegion>();
        while (await reader.ReadAsync())
        {
            regions.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        }

        var size = regions.Sum(r => r.Size);
        return new(asOf, new("alle Vlaamse gemeenten", size), Part(regions.Sum(r => r.Visited)), Part(regions.Sum(r => r.Signed)), regions, new(regions.Sum(r => r.Signed), 0, 0, 0, 0));
        TwinPart Part(int count) => new(count, Math.Round((decimal)count / size, 4, MidpointRounding.AwayFromZero));
    }

    private static readonly FrozenDictionary<string, string> Wire =
        new[] { "OcmwToAgii", "AgiiToOcmw", "Sent", "Received", "Accepted", "Refused", "Completed", "Stopped", "Withdrawn", "Mo", "Nt2", "Vdab", "Pnt", "Other" }
            .ToFrozenDictionary(name => name, Kebab);

    private static readonly JsonElement Forms = JsonElement.Parse("""
        [
            {"form": "information", "name": "Informatie", "definition": "Het agentschap geeft kennis door: een infosessie, een lezing op een trefdag, een nota. Waar en hoe dat gebeurt, kan verschillen."},
            {"form": "training", "name": "Vorming", "definition": "Deelnemers leren iets bij of oefenen het in. Een workshop is een korte vorming."},
            {"form": "work-session", "name": "Werksessie", "definition": "Medewerkers van het agentschap en van het bestuur of de organisatie werken samen aan één ding, bijvoorbeeld een actieplan. Een werksessie bestaat alleen als deel van een leertraject."},
            {"form": "advice", "name": "Adviseren", "definition": "Het agentschap geeft raad over een voorstel of een vraag van wie iets organiseert of verandert: in een gesprek, een netwerk of een stuurgroep."},
            {"form": "learning-track", "name": "Leertraject", "definition": "Meerdere werkvormen na elkaar bij één bestuur of organisatie, met een blijvende verandering als doel."},
            {"form": "learning-and-coaching-track", "name": "Leer- en coachingstraject", "definition": "Meerdere organisaties leren samen in een netwerk, en elke organisatie krijgt daarnaast begeleiding op haar eigen werkvloer."}
        ]
        """);

    private static readonly CultureInfo Belgium = CultureInfo.GetCultureInfo("nl-BE");
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static string Pascal(string wire) => string.Concat(wire[..1].ToUpperInvariant(), wire.AsSpan(1));

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", Belgium);

    private static string Days(int count) => count == 1 ? "1 dag" : $"{count.ToString("N0", Belgium)} dagen";

    private static DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Brussels).Date);
}
