using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Identity.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class GuessesAreCounted : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "guesses",
                schema: "identity",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    forgotten_at = table.Column<long>(type: "bigint", nullable: false),
                    not_before = table.Column<long>(type: "bigint", nullable: false),
                    known = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guesses", x => x.key);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guesses",
                schema: "identity");
        }
    }
}
