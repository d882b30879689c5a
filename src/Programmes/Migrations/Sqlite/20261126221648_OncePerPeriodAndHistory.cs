using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OncePerPeriodAndHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "recoveries",
                table: "programmes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn",
                table: "programmes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "earlier",
                table: "figures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "removed",
                table: "figures",
                type: "TEXT",
                nullable: true);

            // A municipality takes part in a programme once in a period: two would count twice in every total. SQLite has no exclusion
            // constraints; a trigger does the same, since only one writer is in the file at a time.
            foreach (var moment in new[] { "insert", "update" })
            {
                migrationBuilder.Sql($"""
                    create trigger ex_programmes_once_per_period_{moment} before {moment} on programmes
                    when new.definition_id is not null and new.status <> 'Withdrawn' and exists (
                        select 1 from programmes p where p.tenant_id = new.tenant_id and p.id <> new.id
                            and p.definition_id = new.definition_id and p.status <> 'Withdrawn'
                            and p."from" <= new.until and new."from" <= p.until)
                    begin select raise(abort, 'exclusion constraint ex_programmes_once_per_period'); end
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger ex_programmes_once_per_period_insert");
            migrationBuilder.Sql("drop trigger ex_programmes_once_per_period_update");

            migrationBuilder.DropColumn(
                name: "recoveries",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "withdrawn",
                table: "programmes");

            migrationBuilder.DropColumn(
                name: "earlier",
                table: "figures");

            migrationBuilder.DropColumn(
                name: "removed",
                table: "figures");
        }
    }
}
