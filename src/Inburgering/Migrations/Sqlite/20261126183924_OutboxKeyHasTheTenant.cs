using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Inburgering.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OutboxKeyHasTheTenant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_outbox",
                table: "outbox");

            migrationBuilder.AddPrimaryKey(
                name: "pk_outbox",
                table: "outbox",
                columns: new[] { "id", "tenant_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_outbox",
                table: "outbox");

            migrationBuilder.AddPrimaryKey(
                name: "pk_outbox",
                table: "outbox",
                column: "id");
        }
    }
}
