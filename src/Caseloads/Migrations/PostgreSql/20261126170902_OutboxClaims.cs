using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Caseloads.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OutboxClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "outbox",
                schema: "caseloads")
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.AddColumn<DateTime>(
                name: "claimed_until",
                schema: "caseloads",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "claimed_until",
                schema: "caseloads",
                table: "outbox");

            migrationBuilder.AlterTable(
                name: "outbox",
                schema: "caseloads")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 50);
        }
    }
}
