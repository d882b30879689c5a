using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Inburgering.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EachPartySignsTheProtocol : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "signed_by_agii",
                schema: "inburgering",
                table: "protocols",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signed_by_ocmw",
                schema: "inburgering",
                table: "protocols",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "signed_by_agii",
                schema: "inburgering",
                table: "protocols");

            migrationBuilder.DropColumn(
                name: "signed_by_ocmw",
                schema: "inburgering",
                table: "protocols");
        }
    }
}
