using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Annexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "annexes",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    context = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    preamble = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    evaluation_clause = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    revision_clause = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    acknowledgements = table.Column<string>(type: "text", nullable: false),
                    requests = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    revised_in = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    came_from = table.Column<Guid>(type: "uuid", nullable: true),
                    evaluated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evaluators = table.Column<string>(type: "text", nullable: false),
                    lessons = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    proposals = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_annexes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_annexes_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalSchema: "agreements",
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    known = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "action_lines",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    annex_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    programme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    category = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    objective = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    theme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    text = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    refers_to = table.Column<Guid>(type: "uuid", nullable: true),
                    responsible = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    partners = table.Column<string>(type: "text", nullable: false),
                    target_service = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    working_form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    modality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    condition = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    domain = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staff_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    progress = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    result_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    came_from = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_action_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_action_lines_annexes_tenant_id_annex_id",
                        columns: x => new { x.tenant_id, x.annex_id },
                        principalSchema: "agreements",
                        principalTable: "annexes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_annex_id",
                schema: "agreements",
                table: "action_lines",
                columns: new[] { "tenant_id", "annex_id" });

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_domain",
                schema: "agreements",
                table: "action_lines",
                columns: new[] { "tenant_id", "domain" });

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_staff_id",
                schema: "agreements",
                table: "action_lines",
                columns: new[] { "tenant_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "IX_annexes_tenant_id_agreement_id_year_edition",
                schema: "agreements",
                table: "annexes",
                columns: new[] { "tenant_id", "agreement_id", "year", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assignments_tenant_id_consultant_id",
                schema: "agreements",
                table: "assignments",
                columns: new[] { "tenant_id", "consultant_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "action_lines",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "assignments",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "annexes",
                schema: "agreements");
        }
    }
}
