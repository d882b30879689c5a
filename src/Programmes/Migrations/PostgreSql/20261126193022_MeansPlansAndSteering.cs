using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class MeansPlansAndSteering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "programme_ids",
                schema: "programmes",
                table: "steering_bodies",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "plan",
                schema: "programmes",
                table: "programmes",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "removed_operating",
                schema: "programmes",
                table: "programmes",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "removed_personnel",
                schema: "programmes",
                table: "programmes",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "printed_shortfall_cents",
                schema: "programmes",
                table: "actions",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    held = table.Column<bool>(type: "boolean", nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_charts",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    services = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_charts", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_steering_bodies_tenant_id_name",
                schema: "programmes",
                table: "steering_bodies",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_date",
                schema: "programmes",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_charts_tenant_id_from",
                schema: "programmes",
                table: "organisation_charts",
                columns: new[] { "tenant_id", "from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meetings",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "organisation_charts",
                schema: "programmes");

            migrationBuilder.DropIndex(
                name: "ix_steering_bodies_tenant_id_name",
                schema: "programmes",
                table: "steering_bodies");

            migrationBuilder.DropColumn(
                name: "programme_ids",
                schema: "programmes",
                table: "steering_bodies");

            migrationBuilder.DropColumn(
                name: "plan",
                schema: "programmes",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "removed_operating",
                schema: "programmes",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "removed_personnel",
                schema: "programmes",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "printed_shortfall_cents",
                schema: "programmes",
                table: "actions");
        }
    }
}
