using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LinesAndLastDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "removed_at",
                table: "action_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "staff",
                table: "action_lines",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "staff_ids",
                table: "action_lines",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                update action_lines set
                    staff = json_array(json_object('id', lower(staff_id), 'name', staff_name, 'from', null, 'until', null)),
                    staff_ids = coalesce(lower(staff_id), '')
                where staff_id is not null or staff_name is not null;
                """);

            migrationBuilder.DropIndex(
                name: "IX_action_lines_tenant_id_staff_id",
                table: "action_lines");

            // Not DropColumn: that copies the whole table, in several transactions.
            migrationBuilder.Sql("""
                alter table action_lines drop column staff_id;
                alter table action_lines drop column staff_name;
                """);

            migrationBuilder.AddColumn<DateOnly>(
                name: "approved_until",
                table: "agreements",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approved_until",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "staff",
                table: "action_lines");

            migrationBuilder.DropColumn(
                name: "staff_ids",
                table: "action_lines");

            migrationBuilder.AddColumn<Guid>(
                name: "staff_id",
                table: "action_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "staff_name",
                table: "action_lines",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_staff_id",
                table: "action_lines",
                columns: new[] { "tenant_id", "staff_id" });

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "action_lines");
        }
    }
}
