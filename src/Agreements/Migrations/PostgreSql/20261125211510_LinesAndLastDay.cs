using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class LinesAndLastDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "removed_at",
                schema: "agreements",
                table: "action_lines",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.DropIndex(
                name: "IX_action_lines_tenant_id_staff_id",
                schema: "agreements",
                table: "action_lines");

            // The columns change what they hold: the owner too sees no rows, so no update would reach them.
            migrationBuilder.Sql("""
                alter table agreements.action_lines
                    alter column staff_name type text using case when staff_id is null and staff_name is null then '[]'
                        else json_build_array(json_build_object('id', staff_id, 'name', staff_name, 'from', null, 'until', null))::text end,
                    alter column staff_id type text using coalesce(staff_id::text, '');
                alter table agreements.action_lines alter column staff_name set not null, alter column staff_id set not null;
                alter table agreements.action_lines rename column staff_name to staff;
                alter table agreements.action_lines rename column staff_id to staff_ids;
                """);

            migrationBuilder.AddColumn<DateOnly>(
                name: "approved_until",
                schema: "agreements",
                table: "agreements",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approved_until",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "staff",
                schema: "agreements",
                table: "action_lines");

            migrationBuilder.DropColumn(
                name: "staff_ids",
                schema: "agreements",
                table: "action_lines");

            migrationBuilder.AddColumn<Guid>(
                name: "staff_id",
                schema: "agreements",
                table: "action_lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "staff_name",
                schema: "agreements",
                table: "action_lines",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_staff_id",
                schema: "agreements",
                table: "action_lines",
                columns: new[] { "tenant_id", "staff_id" });

            migrationBuilder.DropColumn(
                name: "removed_at",
                schema: "agreements",
                table: "action_lines");
        }
    }
}
