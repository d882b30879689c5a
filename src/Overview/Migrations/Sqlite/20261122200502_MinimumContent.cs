using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Overview.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MinimumContent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "contact_person",
                table: "agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "data_exchange",
                table: "agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "mutual_referral",
                table: "agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "contact_person",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "data_exchange",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "mutual_referral",
                table: "agreements");
        }
    }
}
