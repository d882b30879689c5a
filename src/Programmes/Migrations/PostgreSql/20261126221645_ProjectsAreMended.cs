using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ProjectsAreMended : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "earlier",
                schema: "programmes",
                table: "workspaces",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "earlier_names",
                schema: "programmes",
                table: "steering_bodies",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                schema: "programmes",
                table: "project_meetings",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "noted_at",
                schema: "programmes",
                table: "project_meetings",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                schema: "programmes",
                table: "project_meetings",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "left_at",
                schema: "programmes",
                table: "participations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "from",
                schema: "programmes",
                table: "memberships",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                schema: "programmes",
                table: "duos",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateOnly>(
                name: "erased_on",
                schema: "programmes",
                table: "duos",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "noted_at",
                schema: "programmes",
                table: "duos",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                schema: "programmes",
                table: "duos",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                schema: "programmes",
                table: "deliverables",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "noted_at",
                schema: "programmes",
                table: "deliverables",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                schema: "programmes",
                table: "deliverables",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "earlier",
                schema: "programmes",
                table: "workspaces");

            migrationBuilder.DropColumn(
                name: "earlier_names",
                schema: "programmes",
                table: "steering_bodies");

            migrationBuilder.DropColumn(
                name: "corrections",
                schema: "programmes",
                table: "project_meetings");

            migrationBuilder.DropColumn(
                name: "noted_at",
                schema: "programmes",
                table: "project_meetings");

            migrationBuilder.DropColumn(
                name: "removed_because",
                schema: "programmes",
                table: "project_meetings");

            migrationBuilder.DropColumn(
                name: "left_at",
                schema: "programmes",
                table: "participations");

            migrationBuilder.DropColumn(
                name: "from",
                schema: "programmes",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "corrections",
                schema: "programmes",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "erased_on",
                schema: "programmes",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "noted_at",
                schema: "programmes",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "removed_because",
                schema: "programmes",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "corrections",
                schema: "programmes",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "noted_at",
                schema: "programmes",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "removed_because",
                schema: "programmes",
                table: "deliverables");
        }
    }
}
