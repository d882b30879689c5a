using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MeansPlansAndSteering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "programme_ids",
                table: "steering_bodies",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "plan",
                table: "programmes",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "removed_operating",
                table: "programmes",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "removed_personnel",
                table: "programmes",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "printed_shortfall_cents",
                table: "actions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    held = table.Column<bool>(type: "INTEGER", nullable: false),
                    cancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    published_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_charts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    services = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_charts", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_steering_bodies_tenant_id_name",
                table: "steering_bodies",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_date",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_charts_tenant_id_from",
                table: "organisation_charts",
                columns: new[] { "tenant_id", "from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "organisation_charts");

            migrationBuilder.DropIndex(
                name: "ix_steering_bodies_tenant_id_name",
                table: "steering_bodies");

            migrationBuilder.DropColumn(
                name: "programme_ids",
                table: "steering_bodies");

            migrationBuilder.DropColumn(
                name: "plan",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "removed_operating",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "removed_personnel",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "printed_shortfall_cents",
                table: "actions");
        }
    }
}
