using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProjectsAreMended : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "earlier",
                table: "workspaces",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "earlier_names",
                table: "steering_bodies",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                table: "project_meetings",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "noted_at",
                table: "project_meetings",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                table: "project_meetings",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "left_at",
                table: "participations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "from",
                table: "memberships",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                table: "duos",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateOnly>(
                name: "erased_on",
                table: "duos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "noted_at",
                table: "duos",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                table: "duos",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                table: "deliverables",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "noted_at",
                table: "deliverables",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                table: "deliverables",
                type: "TEXT",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "earlier",
                table: "workspaces");

            migrationBuilder.DropColumn(
                name: "earlier_names",
                table: "steering_bodies");

            migrationBuilder.DropColumn(
                name: "corrections",
                table: "project_meetings");

            migrationBuilder.DropColumn(
                name: "noted_at",
                table: "project_meetings");

            migrationBuilder.DropColumn(
                name: "removed_because",
                table: "project_meetings");

            migrationBuilder.DropColumn(
                name: "left_at",
                table: "participations");

            migrationBuilder.DropColumn(
                name: "from",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "corrections",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "erased_on",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "noted_at",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "removed_because",
                table: "duos");

            migrationBuilder.DropColumn(
                name: "corrections",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "noted_at",
                table: "deliverables");

            migrationBuilder.DropColumn(
                name: "removed_because",
                table: "deliverables");
        }
    }
}
