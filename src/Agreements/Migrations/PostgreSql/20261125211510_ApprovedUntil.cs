using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ApprovedUntil : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
