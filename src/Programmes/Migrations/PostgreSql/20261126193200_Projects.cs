using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Projects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deliverables",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    theme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: true),
                    files = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliverables", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "duos",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    mentee = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    goals = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    meetings = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duos", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_memberships_programmes_tenant_id_project_id",
                        columns: x => new { x.tenant_id, x.project_id },
                        principalSchema: "programmes",
                        principalTable: "programmes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "participations",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: true),
                    anchors = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    counts = table.Column<string>(type: "text", nullable: false),
                    reports = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participations", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "project_meetings",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    audiences = table.Column<string>(type: "text", nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: true),
                    report = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "workspaces",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    members = table.Column<string>(type: "text", nullable: false),
                    board = table.Column<string>(type: "text", nullable: false),
                    coordinators = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workspaces", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_lead_id_project_id",
                schema: "programmes",
                table: "deliverables",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_tenant_id_project_id",
                schema: "programmes",
                table: "deliverables",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duos_tenant_id_project_id",
                schema: "programmes",
                table: "duos",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_member_id",
                schema: "programmes",
                table: "memberships",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_project_id_member_id",
                schema: "programmes",
                table: "memberships",
                columns: new[] { "tenant_id", "project_id", "member_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_participations_lead_id_project_id",
                schema: "programmes",
                table: "participations",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participations_tenant_id_project_id",
                schema: "programmes",
                table: "participations",
                columns: new[] { "tenant_id", "project_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_meetings_lead_id_project_id",
                schema: "programmes",
                table: "project_meetings",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_meetings_tenant_id_project_id",
                schema: "programmes",
                table: "project_meetings",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_workspaces_lead_id_project_id",
                schema: "programmes",
                table: "workspaces",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_workspaces_tenant_id_project_id",
                schema: "programmes",
                table: "workspaces",
                columns: new[] { "tenant_id", "project_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deliverables",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "duos",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "participations",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "project_meetings",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "workspaces",
                schema: "programmes");
        }
    }
}
