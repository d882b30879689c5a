using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RightsAreConfirmed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "awaits_confirmation",
                table: "rights",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "confirmed_at",
                table: "rights",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "confirmed_by",
                table: "rights",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "given_at",
                table: "rights",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "given_by",
                table: "rights",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "awaits_confirmation",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "given_at",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "given_by",
                table: "rights");
        }
    }
}
