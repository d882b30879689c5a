-- Who may do what in the platform's PostgreSQL database. Run once per database, before the first migration, and again
-- whenever this file changes: it may be run any number of times. Connect to the platform's database as its superuser
-- (or as the owner of that database with CREATEROLE, where a hosted server hands out no superuser).
--
-- Needs psql 15 or later, and a variable per login. Give them on the standard input of `psql --set=ON_ERROR_STOP=1`
-- (without that flag a failure in an included file is no failure of psql), where `ps` does not show them:
--     \set migrator_password '…'
--     \set identity_password '…'      and agreements_, caseloads_, inburgering_, overview_, programmes_password
--     \i src/Platform/Persistence/postgresql-roles.sql
--
-- agii_owner      owns every schema and table; nobody can log in as it
-- agii_migrator   logs in, becomes agii_owner, and changes the schema; only the migration job has it
-- agii_<service>  logs in and reads and writes the rows of its own schema, nothing else
--
-- Row-level security only holds for a login that is neither superuser, nor BYPASSRLS, nor the owner of the table. The
-- last statement of this file checks that, and so does the host when it starts.

\set ON_ERROR_STOP on
set client_min_messages = warning;

begin;
-- Two runs at once would trip over each other's roles: the second waits.
select pg_advisory_xact_lock(hashtext('postgresql-roles.sql')) \g /dev/null

-- The roles. A new role has no right whatsoever: no superuser, no BYPASSRLS, no CREATEDB, no CREATEROLE.
select format('create role %I', name)
from (values ('agii_owner'), ('agii_migrator'), ('agii_identity'), ('agii_agreements'), ('agii_caseloads'),
             ('agii_inburgering'), ('agii_overview'), ('agii_programmes')) as wanted (name)
where not exists (select from pg_roles where rolname = name) \gexec

alter role agii_owner nologin noinherit password null;
alter role agii_migrator    login noinherit connection limit 10 password :'migrator_password';
alter role agii_identity    login noinherit connection limit 50 password :'identity_password';
alter role agii_agreements  login noinherit connection limit 50 password :'agreements_password';
alter role agii_caseloads   login noinherit connection limit 50 password :'caseloads_password';
alter role agii_inburgering login noinherit connection limit 50 password :'inburgering_password';
alter role agii_overview    login noinherit connection limit 50 password :'overview_password';
alter role agii_programmes  login noinherit connection limit 50 password :'programmes_password';

-- Whoever runs this file hands things over to agii_owner, so must be a member; a superuser already counts as one.
select format('grant agii_owner to %I', current_user)
where not pg_has_role(current_user, 'agii_owner', 'member') \gexec

-- Two periods of one tenant may not overlap: an exclusion constraint compares ids as well as ranges.
create extension if not exists btree_gist;

-- What the migrator makes must belong to the owner, or the grants below would not apply to it. A migration may run for
-- long but never waits long for a lock: everybody else would queue up behind it.
grant agii_owner to agii_migrator;
alter role agii_migrator set role = 'agii_owner';
alter role agii_migrator set lock_timeout = '5s';
alter role agii_migrator set idle_in_transaction_session_timeout = '60s';

-- The database and the schema "public" are nobody's by default.
select format('revoke all on database %I from public', current_database()) \gexec
revoke all on schema public from public;
select format('grant connect on database %I to agii_migrator', current_database()) \gexec

-- Each service: a schema of its own, and in it rows only. No TRUNCATE (it ignores row-level security), no REFERENCES
-- (a foreign key shows whether another tenant's row exists), no CREATE. The audit rights are narrowed after migrating:
-- the platform takes UPDATE and DELETE on each audit_log away again.
select statement
from (values ('identity'), ('agreements'), ('caseloads'), ('inburgering'), ('overview'), ('programmes')) as service (name),
     lateral (values
         (1, format('create schema if not exists %I authorization agii_owner', name)),
         (2, format('alter schema %I owner to agii_owner', name)),
         (3, format('revoke all on schema %I from public', name)),
         (4, format('grant usage on schema %I to %I', name, 'agii_' || name)),
         (5, format('alter default privileges for role agii_owner in schema %I'
                    ' grant select, insert, update, delete on tables to %I', name, 'agii_' || name)),
         (6, format('alter default privileges for role agii_owner in schema %I'
                    ' grant usage on sequences to %I', name, 'agii_' || name)),
         (7, format('grant connect on database %I to %I', current_database(), 'agii_' || name)),
         (8, format('alter role %I set search_path = %I', 'agii_' || name, name)),
         (9, format('alter role %I set statement_timeout = %L', 'agii_' || name, '30s')),
         (10, format('alter role %I set idle_in_transaction_session_timeout = %L', 'agii_' || name, '30s')),
         (11, format('alter role %I set lock_timeout = %L', 'agii_' || name, '5s'))) as step (number, statement)
order by name, number \gexec

-- The one thing the services share: the key ring that protects cookies and tokens. Whoever adds a key can be anybody, so
-- only identity, which signs people in, adds them; the others read. Keys expire by themselves; nobody can change one or
-- take one away.
create schema if not exists platform authorization agii_owner;
alter schema platform owner to agii_owner;
revoke all on schema platform from public;
-- The table of before version 0.10 had other columns. Its keys are given up: everybody signs in once more.
select 'drop table platform.data_protection_keys'
where exists (select from information_schema.columns
              where table_schema = 'platform' and table_name = 'data_protection_keys' and column_name = 'created_at') \gexec
create table if not exists platform.data_protection_keys (
    id integer generated by default as identity primary key,
    friendly_name text,
    xml text
);
alter table platform.data_protection_keys owner to agii_owner;
grant usage on schema platform to agii_identity, agii_agreements, agii_caseloads, agii_inburgering, agii_overview, agii_programmes;
revoke all on platform.data_protection_keys
    from public, agii_identity, agii_agreements, agii_caseloads, agii_inburgering, agii_overview, agii_programmes;
grant select on platform.data_protection_keys
    to agii_identity, agii_agreements, agii_caseloads, agii_inburgering, agii_overview, agii_programmes;
grant insert on platform.data_protection_keys to agii_identity;

-- A role that somebody gave more since: stop, and change nothing.
do $$
declare
    strong text;
begin
    select string_agg(rolname, ', ') into strong
    from pg_roles
    where rolname in ('agii_owner', 'agii_migrator', 'agii_identity', 'agii_agreements', 'agii_caseloads',
                      'agii_inburgering', 'agii_overview', 'agii_programmes')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
           or (rolname <> 'agii_migrator' and exists (select from pg_auth_members where member = pg_roles.oid)));
    if strong is not null then
        raise exception 'These roles have more rights than row-level security can bear: %.', strong;
    end if;
end
$$;
commit;
