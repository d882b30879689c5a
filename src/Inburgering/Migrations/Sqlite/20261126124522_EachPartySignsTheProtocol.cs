using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Inburgering.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EachPartySignsTheProtocol : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "signed_by_agii",
                table: "protocols",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signed_by_ocmw",
                table: "protocols",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "signed_by_agii",
                table: "protocols");

            migrationBuilder.DropColumn(
                name: "signed_by_ocmw",
                table: "protocols");
        }
    }
}
