using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AgreementsInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "addenda",
                table: "agreements",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "clauses",
                table: "agreements",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "commitment_introduction",
                table: "agreements",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "commitments",
                table: "agreements",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "contact_person",
                table: "agreements",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "data_exchange",
                table: "agreements",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mutual_referral",
                table: "agreements",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "predecessor_id",
                table: "agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "pro_rata",
                table: "agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "related",
                table: "agreements",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "agreements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "sign_in_any_order",
                table: "agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "support_introduction",
                table: "agreements",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "supports",
                table: "agreements",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "annexes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    context = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    preamble = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    evaluation_clause = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    revision_clause = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    acknowledgements = table.Column<string>(type: "TEXT", nullable: false),
                    requests = table.Column<string>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    revised_in = table.Column<Guid>(type: "TEXT", nullable: true),
                    replaced_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    came_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    evaluated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evaluators = table.Column<string>(type: "TEXT", nullable: false),
                    lessons = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    proposals = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_annexes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_annexes_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    municipality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consultant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    known = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "earlier_terms",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    replaced_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_earlier_terms", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_earlier_terms_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    agenda = table.Column<string>(type: "TEXT", nullable: true),
                    participants = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    series_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    decisions = table.Column<string>(type: "TEXT", nullable: false),
                    report_approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancel_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    with = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "action_lines",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    annex_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    programme = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    objective = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    theme = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    refers_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    responsible = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    partners = table.Column<string>(type: "TEXT", nullable: false),
                    target_service = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    working_form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    modality = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    condition = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    domain = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    staff_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    progress = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    result_note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    came_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_action_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_action_lines_annexes_tenant_id_annex_id",
                        columns: x => new { x.tenant_id, x.annex_id },
                        principalTable: "annexes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meeting_links",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting_links", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_meeting_links_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_meeting_links_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_annex_id",
                table: "action_lines",
                columns: new[] { "tenant_id", "annex_id" });

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_domain",
                table: "action_lines",
                columns: new[] { "tenant_id", "domain" });

            migrationBuilder.CreateIndex(
                name: "IX_action_lines_tenant_id_staff_id",
                table: "action_lines",
                columns: new[] { "tenant_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "IX_annexes_tenant_id_agreement_id_year_edition",
                table: "annexes",
                columns: new[] { "tenant_id", "agreement_id", "year", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assignments_tenant_id_consultant_id",
                table: "assignments",
                columns: new[] { "tenant_id", "consultant_id" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_tenant_id_secret_hash",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_earlier_terms_tenant_id_agreement_id",
                table: "earlier_terms",
                columns: new[] { "tenant_id", "agreement_id" });

            migrationBuilder.CreateIndex(
                name: "IX_meeting_links_tenant_id_agreement_id_meeting_id",
                table: "meeting_links",
                columns: new[] { "tenant_id", "agreement_id", "meeting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meeting_links_tenant_id_meeting_id",
                table: "meeting_links",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_tenant_id_date",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "action_lines");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "earlier_terms");

            migrationBuilder.DropTable(
                name: "meeting_links");

            migrationBuilder.DropTable(
                name: "annexes");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropColumn(
                name: "addenda",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "clauses",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "commitment_introduction",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "commitments",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "contact_person",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "data_exchange",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "mutual_referral",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "predecessor_id",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "pro_rata",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "related",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "sign_in_any_order",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "support_introduction",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "supports",
                table: "agreements");
        }
    }
}
