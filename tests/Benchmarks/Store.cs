using AgiiPlatform.Municipalities;
using System.Diagnostics;
using AgiiPlatform.Platform.Tenancy;
using Npgsql;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// A store of the platform's size, written by SQL as the superuser: it is load, not a scene. The accounts and their rights come from
/// the host itself.
/// </summary>
internal static class Store
{
    internal static async Task Fill(MunicipalityRegistry registry, string dll, string data)
    {
        await using var source = NpgsqlDataSource.Create(Servers.Superuser);
        if (await Number(source, "select count(*) from pg_namespace where nspname = 'twin'") > 0)
        {
            Report.Say("the store was filled by an earlier run");
            return;
        }

        var clock = Stopwatch.StartNew();
        (string, string)[] development = [("Environment", "Development"), ("Demo:Fill", "false"), ("Demo:Accounts", "true"), ("Demo:Password", Servers.Password)];
        await using (await Running.Start(dll, [.. Servers.Settings(data), .. development], "/health/ready"))
        {
            var everybody = await Number(source, "select count(*) from identity.people");
            foreach (var service in (string[])["agreements", "inburgering", "overview", "programmes"])
            {
                while (await Number(source, $"select count(distinct person_id) from {service}.grants") < everybody)
                {
                    await Task.Delay(100);
                }
            }
        }

        // What the twin knows of municipalities; and those of 2024 are the 300 that get referrals and agreements.
        await Run(source, "create schema twin; create table twin.municipalities (tenant_id uuid, slug text, region text, \"from\" date, until date)");
        await using (var connection = await source.OpenConnectionAsync())
        await using (var copy = await connection.BeginBinaryImportAsync("copy twin.municipalities from stdin (format binary)"))
        {
            foreach (var (tenant, period) in registry.Municipalities.SelectMany(t => t.Periods, (t, p) => (t, p)))
            {
                await copy.WriteRowAsync(CancellationToken.None, tenant.Id, tenant.Slug, period.Region!,
                    period.From ?? new DateOnly(1900, 1, 1), period.Until ?? new DateOnly(9999, 12, 31));
            }

            await copy.CompleteAsync();
        }

        // Outside Development the accounts of the demo do not sign in: here they are somebody's.
        await Run(source, """
            update identity.people set user_name = replace(user_name, '.example', '.bench'), email = replace(email, '.example', '.bench'),
                normalized_user_name = replace(normalized_user_name, '.EXAMPLE', '.BENCH'),
                normalized_email = replace(normalized_email, '.EXAMPLE', '.BENCH')
            """);
        await Run(source, Rows);
        await Run(source, "vacuum analyze");
        Report.Say($"filled the store in {clock.Elapsed.TotalSeconds:0} s: {await Number(source, "select count(*) from inburgering.referrals")} referrals, " +
            $"{await Number(source, "select count(*) from agreements.agreements")} agreements, {await Number(source, "select count(*) from overview.visits")} visits");
    }

    /// <summary>Waits until the relay has sent what the filing left behind: what comes next is not to be measured beside it.</summary>
    internal static async Task WaitUntilSent()
    {
        await using var source = NpgsqlDataSource.Create(Servers.Superuser);
        var (clock, left) = (Stopwatch.StartNew(), await Number(source, Waiting));
        while (await Number(source, Waiting) > 0)
        {
            await Task.Delay(100);
        }

        if (left > 0)
        {
            Report.Say($"  {left} messages were still to be sent, which took {clock.Elapsed.TotalSeconds:0.0} s");
        }
    }

    private const string Waiting = "select count(*) from inburgering.outbox where sent_at is null";

    // Ids are UUIDv7, the nth of a municipality n minutes later than the first. Names and words are invented.
    private const string Rows = """
        create function pg_temp.uuid7(at timestamptz) returns uuid language sql volatile as $$
            select (substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-7' || substr(r, 1, 3) || '-8' || substr(r, 4, 3) || '-' || substr(r, 7, 12))::uuid
            from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as t, md5(random()::text) as r) x
        $$;
        create temp table tenants as
            select tenant_id, slug, row_number() over (order by slug) as nr from twin.municipalities where date '2024-12-31' between "from" and until;

        insert into inburgering.protocols (tenant_id, id, legal_basis, purposes, fields, "from", signed_on, version)
        select tenant_id, pg_temp.uuid7('2024-01-02'), 'Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid',
            '["Inburgering"]', '["insz","name","birth-date","phone","email","interpreter","reason","gpmi","appointment","note"]',
            '2024-01-01', '2024-01-01', 1
        from tenants;

        insert into inburgering.referrals (tenant_id, id, direction, state, protocol_id, sent_at, insz_locked, insz_fingerprint, insz_masked,
            first_name, last_name, birth_date, phone, reason, note, answer_unread, confirmed_duplicate, timeline, version)
        select t.tenant_id, pg_temp.uuid7(at), case when n % 5 = 0 then 'AgiiToOcmw' else 'OcmwToAgii' end, state, p.id, at,
            decode(repeat('00', 40), 'hex'), decode(md5(t.nr || ' ' || n) || md5(n || ' ' || t.nr), 'hex'), '80.01.' || lpad((1 + n % 28)::text, 2, '0') || '-***.**',
            (array['Amina','Bram','Chen','Daria','Elif','Farid','Goran','Hana'])[1 + n % 8], 'Familienaam ' || n % 211,
            date '1970-01-01' + n % 9000, '0470 00 00 00', (array['Mo','Nt2','Vdab','Pnt'])[1 + n % 4], 'Belt liefst in de voormiddag.', n % 7 = 0, false,
            '[{"state":"sent","at":"' || to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '","by":"ocmw","role":"ocmw-worker"}]', 1
        from tenants t
        join inburgering.protocols p using (tenant_id)
        cross join generate_series(1, 1000) n
        cross join lateral (select timestamptz '2024-02-01' + n * interval '1 hour' as at, (array['Sent','Received','Accepted','Completed','Refused','Withdrawn'])[1 + n % 6] as state) x;

        insert into agreements.agreements (tenant_id, id, number, title, theme, legal_basis, "from", until, parties, decisions, signatures, documents, stage, signed_on,
            supports, commitments, clauses, pro_rata, related, addenda, sign_in_any_order, search_text, version)
        select tenant_id, pg_temp.uuid7(make_timestamptz(start, 1, 1, 0, 0, 0)), start || '/' || nr, 'Samenwerkingsovereenkomst ' || title || ' ' || start, theme,
            'Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid',
            make_date(start, 3, 1), make_date(start + 5, 12, 31),
            '[{"kind":"municipality","name":"Gemeente ' || slug || '","representatives":[{"name":"Sam Schepen","title":"schepen"},{"name":"Dirk Directeur","title":"algemeen directeur"}]},'
                || '{"kind":"agency","name":"Agentschap Integratie en Inburgering","representatives":[{"name":"Rani Regio","title":"regiomanager"}]}]',
            '[{"id":"' || gen_random_uuid() || '","body":"college","date":"' || start || '-01-10","item":"12","result":"referred","votes":null},'
                || '{"id":"' || gen_random_uuid() || '","body":"council","date":"' || start || '-02-04","item":"7","result":"approved","votes":'
                || '{"for":20,"against":3,"abstain":2,"blank":0,"invalid":0,"secret":false,"present":25}}]',
            (select '[' || string_agg('{"id":"' || gen_random_uuid() || '","party":' || s.p || ',"representative":' || s.r || ',"signatory":{"name":"' || s.name || '","title":"' || s.title || '"},"on":"' || start || '-02-15","place":"Brussel","withdrawal":null}', ',') || ']'
                from (values (0, 0, 'Sam Schepen', 'schepen'), (0, 1, 'Dirk Directeur', 'algemeen directeur'), (1, 0, 'Rani Regio', 'regiomanager'))
                    s (p, r, name, title)),
            '[]', 'Signed', make_date(start, 2, 15), '[]', '[]', '[]', false, '[]', '[]', false, '', 4
        from tenants
        cross join (values (2014, 'LocalDiversityPolicy', 'lokaal diversiteitsbeleid'), (2020, 'LocalDiversityPolicy', 'lokaal diversiteitsbeleid'),
            (2025, 'LanguageActionPlan', 'taalactieplan')) a (start, theme, title);

        insert into agreements.annexes (tenant_id, id, agreement_id, year, "from", until, context, preamble, evaluation_clause, revision_clause, stage,
            agreed_on, approved_on, acknowledgements, requests, edition, evaluated_on, evaluators, lessons, proposals, texts_version, version)
        select tenant_id, gen_random_uuid(), id, '2025', '2025-03-01', '2025-12-31', 'De gemeente telt inwoners van veel herkomsten.', 'Partijen spreken dit af.',
            'Partijen evalueren aan het eind van het jaar.', 'Partijen herzien waar nodig.', 'Approved', '2025-01-20', '2025-02-04',
            '[{"party":0,"representative":0,"name":"Sam Schepen","title":"schepen","on":"2025-02-15","place":"Brussel"}]', '[]', 1,
            '2025-12-20', '["Ines Integratie","Cas Consulent"]', 'Begin vroeger op het jaar.', 'Herhaal de vorming.', 1, 6
        from agreements.agreements where "from" = '2025-03-01';

        insert into agreements.action_lines (tenant_id, id, annex_id, position, kind, programme, objective, theme, text, responsible, partners, working_form,
            modality, domain, staff, staff_ids, body, status, progress, result, result_note, origin, version)
        select tenant_id, line, id, n, 'Action', 'Samenleven in diversiteit', 'De dienstverlening is voor iedereen bereikbaar (' || n / 9 || ').', 'Thema ' || n / 3,
            'Het agentschap ondersteunt actie ' || n || ' met kennis over toegankelijk communiceren.', 'Agentschap Integratie en Inburgering',
            '["Dienst Onthaal","Huis van het Kind"]', 'Training', 'Fixed', 'Taal', '[{"id":null,"name":"Cas Consulent","from":null,"until":null}]', '', null, 'Done',
            '[{"id":"00000000-0000-7000-8000-000000000001","on":"2025-06-12","by":"Cas Consulent","role":"consultant","text":"Twee sessies gehouden."}]', 'Achieved', 'Alle onthaalmedewerkers namen deel.', line, 3
        from agreements.annexes cross join generate_series(0, 17) n cross join lateral (select (lpad(to_hex(n), 8, '0') || substr(id::text, 9))::uuid as line) x;

        insert into overview.agreements (tenant_id, id, signed_on, "from", until, counts, data_exchange, contact_person,
            mutual_referral, published_version, version)
        select tenant_id, id, signed_on + (nr * 5)::int, "from", until, true, false, false, false, 4, 1 from agreements.agreements join tenants using (tenant_id);

        insert into overview.visits (tenant_id, id, date, counts, published_version, version)
        select tenant_id, pg_temp.uuid7(now()), date '2019-01-01' + (nr * 2 + n * 97)::int, n % 10 > 0, 1, 1
        from tenants cross join generate_series(1, 20) n;

        insert into programmes.programmes (tenant_id, id, kind, name, "from", until, status, definition_id, definition_version, payment, granted_cents, objectives,
            themes, success_factors, approvals, tracks, plan, removed_personnel, removed_operating, personnel, operating, version)
        select tenant_id, pg_temp.uuid7('2021-01-01'), 'Subsidised', 'Plan Samenleven', '2021-01-01', '2026-12-31', 'Running', 'plan-samenleven', 1,
            '{"firstPercent":80,"mentorCents":1000000,"coFundingPercent":100,"reportMonths":[6,12],"testPercent":25}', 24000000, '[]', '[]', '[]', '[]', '[]', '{}', '[]', '[]',
            '[{"id":"' || gen_random_uuid() || '","fte":0.5,"source":"municipality","employer":"Sociaal Beleid","actions":["8"]},'
                || '{"id":"' || gen_random_uuid() || '","fte":0.8,"source":"municipality","employer":"Sociaal Beleid","actions":["15"]}]',
            '[{"id":"' || gen_random_uuid() || '","text":"Sport","cents":500000,"shares":[{"action":"13","cents":500000}]},'
                || '{"id":"' || gen_random_uuid() || '","text":"Algemeen","cents":2000000,"shares":[]}]', 1
        from tenants;

        insert into programmes.actions (tenant_id, id, programme_id, position, code, objective, name, unit, rule, current_reach, planned, sub_targets, priority, kpi,
            subsidy_cents, is_mentor, state, partners, money, measurements, version)
        select tenant_id, gen_random_uuid(), id, n, n, 1 + n % 7, 'Begeleiding van groep ' || n, 'begeleidingen', '{"rateCents":1000,"caps":[{"max":1000}],"jury":false}',
            0, '[1000]', '[]', n, 1000, 1000000, false, 'Running', '[]', '[]',
            (select '[' || string_agg('{"id":"' || gen_random_uuid() || '","date":"' || (date '2021-02-01' + m * interval '1 month' - interval '1 day')::date
                || '","value":' || (m + 1) * (30 + n) || ',"source":"Maandelijkse telling"}', ',' order by m) || ']' from generate_series(0, 59) m), 1
        from programmes.programmes cross join generate_series(1, 24) n;
        """;

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Number(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
