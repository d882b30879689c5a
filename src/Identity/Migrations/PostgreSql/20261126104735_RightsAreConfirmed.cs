using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Identity.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RightsAreConfirmed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "awaits_confirmation",
                schema: "identity",
                table: "rights",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "confirmed_at",
                schema: "identity",
                table: "rights",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "confirmed_by",
                schema: "identity",
                table: "rights",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "given_at",
                schema: "identity",
                table: "rights",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "given_by",
                schema: "identity",
                table: "rights",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "awaits_confirmation",
                schema: "identity",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                schema: "identity",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                schema: "identity",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "given_at",
                schema: "identity",
                table: "rights");

            migrationBuilder.DropColumn(
                name: "given_by",
                schema: "identity",
                table: "rights");
        }
    }
}
