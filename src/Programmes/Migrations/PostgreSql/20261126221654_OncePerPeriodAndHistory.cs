using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OncePerPeriodAndHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "recoveries",
                schema: "programmes",
                table: "programmes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn",
                schema: "programmes",
                table: "programmes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "earlier",
                schema: "programmes",
                table: "figures",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "removed",
                schema: "programmes",
                table: "figures",
                type: "text",
                nullable: true);

            // A municipality takes part in a programme once in a period: two would count twice in every total.
            migrationBuilder.Sql("""
                alter table programmes.programmes add constraint ex_programmes_once_per_period
                exclude using gist (tenant_id with =, definition_id with =, daterange("from", until, '[]') with &&)
                where (definition_id is not null and status <> 'Withdrawn')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table programmes.programmes drop constraint ex_programmes_once_per_period");

            migrationBuilder.DropColumn(
                name: "recoveries",
                schema: "programmes",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "withdrawn",
                schema: "programmes",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "earlier",
                schema: "programmes",
                table: "figures");

            migrationBuilder.DropColumn(
                name: "removed",
                schema: "programmes",
                table: "figures");
        }
    }
}
