using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AgreementsInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "addenda",
                schema: "agreements",
                table: "agreements",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "clauses",
                schema: "agreements",
                table: "agreements",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "commitment_introduction",
                schema: "agreements",
                table: "agreements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "commitments",
                schema: "agreements",
                table: "agreements",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "contact_person",
                schema: "agreements",
                table: "agreements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "data_exchange",
                schema: "agreements",
                table: "agreements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mutual_referral",
                schema: "agreements",
                table: "agreements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "predecessor_id",
                schema: "agreements",
                table: "agreements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "pro_rata",
                schema: "agreements",
                table: "agreements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "related",
                schema: "agreements",
                table: "agreements",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                schema: "agreements",
                table: "agreements",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "sign_in_any_order",
                schema: "agreements",
                table: "agreements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "support_introduction",
                schema: "agreements",
                table: "agreements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "supports",
                schema: "agreements",
                table: "agreements",
                type: "text",
                nullable: false,
                defaultValue: "[]");

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
                name: "calendar_feeds",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "earlier_terms",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    replaced_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    role = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_earlier_terms", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_earlier_terms_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalSchema: "agreements",
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    start = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    agenda = table.Column<string>(type: "text", nullable: true),
                    participants = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report = table.Column<string>(type: "text", nullable: true),
                    decisions = table.Column<string>(type: "text", nullable: false),
                    report_approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    with = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => new { x.tenant_id, x.id });
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

            migrationBuilder.CreateTable(
                name: "meeting_links",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting_links", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_meeting_links_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalSchema: "agreements",
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_meeting_links_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "agreements",
                        principalTable: "meetings",
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

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_tenant_id_secret_hash",
                schema: "agreements",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_earlier_terms_tenant_id_agreement_id",
                schema: "agreements",
                table: "earlier_terms",
                columns: new[] { "tenant_id", "agreement_id" });

            migrationBuilder.CreateIndex(
                name: "IX_meeting_links_tenant_id_agreement_id_meeting_id",
                schema: "agreements",
                table: "meeting_links",
                columns: new[] { "tenant_id", "agreement_id", "meeting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meeting_links_tenant_id_meeting_id",
                schema: "agreements",
                table: "meeting_links",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_tenant_id_date",
                schema: "agreements",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });
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
                name: "calendar_feeds",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "earlier_terms",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "meeting_links",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "annexes",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "agreements");

            migrationBuilder.DropColumn(
                name: "addenda",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "clauses",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "commitment_introduction",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "commitments",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "contact_person",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "data_exchange",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "mutual_referral",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "predecessor_id",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "pro_rata",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "related",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "search_text",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "sign_in_any_order",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "support_introduction",
                schema: "agreements",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "supports",
                schema: "agreements",
                table: "agreements");
        }
    }
}
