using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhoLeadsLetsIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "turn",
                table: "workspaces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "lead_id",
                table: "memberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "turn",
                table: "memberships",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "hand_overs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    noted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_lead_id_project_id_turn",
                table: "hand_overs",
                columns: new[] { "lead_id", "project_id", "turn" },
                unique: true);

            // Who was handed the lead stood in the workspaces: from the row of who began, each names the next, and the last one knows them
            // all. A row of somebody who was not handed the lead is not asked (docs/decisions/0030).
            migrationBuilder.Sql("""
                update memberships set lead_id = tenant_id;
                with recursive leads as (
                    select w.tenant_id, w.lead_id, w.project_id, w.members, w.earlier,
                        (select upper(m.value ->> 'municipality') from json_each(w.members) m where m.value ->> 'leadsSince' is not null
                            order by rtrim(m.value ->> 'leadsSince', 'Z') desc limit 1) as who,
                        (select max(rtrim(m.value ->> 'leadsSince', 'Z')) from json_each(w.members) m) as since
                    from workspaces w),
                chain as (
                    select l.*, 0 as step from leads l where l.tenant_id = l.lead_id
                    union all
                    select n.*, c.step + 1 from chain c join leads n on n.lead_id = c.lead_id and n.project_id = c.project_id
                        and n.tenant_id = c.who and n.tenant_id <> c.tenant_id and n.since >= c.since
                    where c.step < 1000),
                head as (
                    select * from chain c
                    where c.step = (select max(d.step) from chain d where d.lead_id = c.lead_id and d.project_id = c.project_id)),
                said as (
                    select h.lead_id, h.project_id, m.value as member from head h, json_each(h.members) m
                    union all
                    select h.lead_id, h.project_id, m.value from head h, json_each(h.earlier) e, json_each(e.value, '$.members') m),
                handed as (
                    select distinct lead_id, project_id, upper(member ->> 'municipality') as to_id,
                        replace(rtrim(member ->> 'leadsSince', 'Z'), 'T', ' ') as at
                    from said where member ->> 'leadsSince' is not null)
                insert into hand_overs (tenant_id, id, version, lead_id, project_id, turn, to_id, noted_at)
                select coalesce(lag(to_id) over w, lead_id),
                    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)),
                    1, lead_id, project_id, row_number() over w, to_id, at
                from handed window w as (partition by lead_id, project_id order by at);
                update workspaces set turn = coalesce((
                    select max(h.turn) from hand_overs h
                    where h.lead_id = workspaces.lead_id and h.project_id = workspaces.project_id and h.to_id = workspaces.tenant_id
                        and h.noted_at <= (select max(replace(rtrim(m.value ->> 'leadsSince', 'Z'), 'T', ' ')) from json_each(workspaces.members) m)), 0);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropColumn(
                name: "turn",
                table: "workspaces");

            migrationBuilder.DropColumn(
                name: "lead_id",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "turn",
                table: "memberships");
        }
    }
}
