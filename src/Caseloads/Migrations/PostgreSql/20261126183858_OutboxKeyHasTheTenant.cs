using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Caseloads.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OutboxKeyHasTheTenant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_outbox",
                schema: "caseloads",
                table: "outbox");

            migrationBuilder.AddPrimaryKey(
                name: "pk_outbox",
                schema: "caseloads",
                table: "outbox",
                columns: new[] { "id", "tenant_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_outbox",
                schema: "caseloads",
                table: "outbox");

            migrationBuilder.AddPrimaryKey(
                name: "pk_outbox",
                schema: "caseloads",
                table: "outbox",
                column: "id");
        }
    }
}
