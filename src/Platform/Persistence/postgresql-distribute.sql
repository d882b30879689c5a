-- Spreads the platform's tables over the nodes of a Citus cluster (PostgreSQL 15 or later, Citus 12 or later), by tenant. Not needed on
-- one PostgreSQL: docs/scale.md says when it is. Run it on the coordinator as its superuser, after the first migration and again after each
-- migration that makes a table: what is distributed already is left alone.
--
--     psql --set=ON_ERROR_STOP=1 --file=src/Platform/Persistence/postgresql-distribute.sql
--
-- Before it, in this order: `create extension citus` and the nodes (citus_add_node), postgresql-roles.sql, `--migrate`. Citus makes
-- roles, schemas and extensions on the other nodes as well when it was there first. The coordinator signs in at the other nodes as whoever
-- asks, so each agii_<service>, and agii_owner for migrations, must be let in there (pg_hba.conf or pg_dist_authinfo; for agii_owner also
-- `alter role agii_owner login`, without a password, each time that postgresql-roles.sql ran). Then start the host with
-- Storage:Distributed=true (docs/scale.md).
--
-- Three kinds of tables:
--   distributed  has rows of tenants: by tenant_id and all in the same place, so that a request of one municipality asks one node.
--                The inbox has no tenant: by the message.
--   reference    has rows of no tenant that every request or consumer reads: whole, on every node. Each write goes to all of them.
--   local        stays on the coordinator: what is named nowhere below. Those are `migrations` of each service, and what services
--                share: platform.data_protection_keys (read each quarter of a minute by each process), platform.processes (a line each few
--                seconds), platform.sessions with platform.sign_outs (a line for each sign-in, read each five seconds while in use), and
--                platform.second_steps_asked (a few lines, read each two seconds by each process).
--
-- The_rules_of_a_distributed_store, a spec, holds the list below to the models: each table once, after what it refers to. That Citus takes
-- it is not shown there: the specs have PostgreSQL only.

\set ON_ERROR_STOP on
set client_min_messages = warning;

select format('alter database %I set citus.propagate_set_commands = ''local''', current_database()) \gexec

-- The policies call these functions on every node; what those of Programmes read, memberships and hand-overs, is on each.
select format('select create_distributed_function(%L)', name || '.allowed_tenants()')
from (values ('identity'), ('agreements'), ('caseloads'), ('inburgering'), ('overview'), ('programmes')) as service (name) \gexec
select format('select create_distributed_function(%L)', 'programmes.' || name)
from (values ('is_member(uuid, uuid)'), ('lead_in_turn(uuid, uuid, int)'), ('last_turn(uuid, uuid)')) as of_projects (name) \gexec

select case kind
           when 'reference' then format('select create_reference_table(%L)', name)
           when 'by message' then format('select create_distributed_table(%L, ''message_id'', colocate_with => ''none'')', name)
           when 'by tenant' then format('select create_distributed_table(%L, ''tenant_id'', colocate_with => %L)', name,
                                        case when name = 'agreements.audit_log' then 'none' else 'agreements.audit_log' end)
       end
from (values
    -- The first; the others are put beside it.
    (1, 'agreements.audit_log', 'by tenant'),

    (2, 'identity.people', 'reference'),
    (3, 'identity.rights', 'reference'),
    (4, 'identity.grants', 'reference'),
    (5, 'identity.inbox', 'by message'),
    (6, 'identity.audit_log', 'by tenant'),
    (7, 'identity.idempotency_keys', 'by tenant'),
    (8, 'identity.outbox', 'by tenant'),

    (9, 'agreements.grants', 'reference'),
    (10, 'agreements.inbox', 'by message'),
    (11, 'agreements.idempotency_keys', 'by tenant'),
    (12, 'agreements.outbox', 'by tenant'),
    (13, 'agreements.agreements', 'by tenant'),
    (14, 'agreements.earlier_terms', 'by tenant'),
    (15, 'agreements.annexes', 'by tenant'),
    (16, 'agreements.action_lines', 'by tenant'),
    (17, 'agreements.meetings', 'by tenant'),
    (18, 'agreements.meeting_links', 'by tenant'),
    (19, 'agreements.calendar_feeds', 'by tenant'),
    (20, 'agreements.assignments', 'by tenant'),
    (21, 'agreements.staff_names', 'by tenant'),

    (22, 'caseloads.grants', 'reference'),
    (23, 'caseloads.inbox', 'by message'),
    (24, 'caseloads.audit_log', 'by tenant'),
    (25, 'caseloads.idempotency_keys', 'by tenant'),
    (26, 'caseloads.outbox', 'by tenant'),
    (27, 'caseloads.consultants', 'by tenant'),
    (28, 'caseloads.assignments', 'by tenant'),
    (29, 'caseloads.visits', 'by tenant'),

    (30, 'inburgering.grants', 'reference'),
    (31, 'inburgering.key_checks', 'reference'),
    (32, 'inburgering.inbox', 'by message'),
    (33, 'inburgering.audit_log', 'by tenant'),
    (34, 'inburgering.idempotency_keys', 'by tenant'),
    (35, 'inburgering.outbox', 'by tenant'),
    (36, 'inburgering.protocols', 'by tenant'),
    (37, 'inburgering.referrals', 'by tenant'),
    (38, 'inburgering.contact_persons', 'by tenant'),

    (39, 'overview.grants', 'reference'),
    (40, 'overview.inbox', 'by message'),
    (41, 'overview.audit_log', 'by tenant'),
    (42, 'overview.idempotency_keys', 'by tenant'),
    (43, 'overview.outbox', 'by tenant'),
    (44, 'overview.visits', 'by tenant'),
    (45, 'overview.agreements', 'by tenant'),
    (46, 'overview.stated_parts', 'by tenant'),

    (47, 'programmes.grants', 'reference'),
    (48, 'programmes.definitions', 'reference'),
    (49, 'programmes.memberships', 'reference'),
    (50, 'programmes.inbox', 'by message'),
    (51, 'programmes.audit_log', 'by tenant'),
    (52, 'programmes.idempotency_keys', 'by tenant'),
    (53, 'programmes.outbox', 'by tenant'),
    (54, 'programmes.steering_bodies', 'by tenant'),
    (55, 'programmes.programmes', 'by tenant'),
    (56, 'programmes.actions', 'by tenant'),
    (57, 'programmes.reports', 'by tenant'),
    (58, 'programmes.meetings', 'by tenant'),
    (59, 'programmes.organisation_charts', 'by tenant'),
    (60, 'programmes.figures', 'by tenant'),
    (61, 'programmes.workspaces', 'by tenant'),
    (62, 'programmes.participations', 'by tenant'),
    (63, 'programmes.deliverables', 'by tenant'),
    (64, 'programmes.project_meetings', 'by tenant'),
    (65, 'programmes.duos', 'by tenant'),

    (66, 'identity.applications', 'reference'),
    (67, 'identity.authorizations', 'reference'),
    (68, 'identity.scopes', 'reference'),
    (69, 'identity.tokens', 'reference'),
    (70, 'identity.guesses', 'reference'),
    (71, 'identity.mails', 'reference'),
    (72, 'identity.passkeys', 'reference'),
    (73, 'identity.recovery_codes', 'reference'),
    (74, 'identity.remembered_devices', 'reference'),
    (75, 'identity.used_once', 'reference'),
    (76, 'identity.sign_in_methods', 'reference'),
    (77, 'identity.sign_in_domains', 'reference'),
    (78, 'identity.external_logins', 'reference'),
    (79, 'identity.machine_accounts', 'reference'),
    (80, 'programmes.hand_overs', 'reference'),
    (81, 'identity.organisation_settings', 'by tenant'),
    (82, 'identity.protocol_facts', 'by tenant'),
    (83, 'identity.tenant_stays', 'reference'),
    (84, 'identity.sign_in_sources', 'by tenant'),
    (85, 'programmes.annexes', 'by tenant')
) as wanted (number, name, kind)
where not exists (select from pg_dist_partition where logicalrelid = name::regclass)
order by number \gexec
