using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Overview.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class MinimumContent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "contact_person",
                schema: "overview",
                table: "agreements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "data_exchange",
                schema: "overview",
                table: "agreements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "mutual_referral",
                schema: "overview",
                table: "agreements",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "contact_person",
                schema: "overview",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "data_exchange",
                schema: "overview",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "mutual_referral",
                schema: "overview",
                table: "agreements");
        }
    }
}
