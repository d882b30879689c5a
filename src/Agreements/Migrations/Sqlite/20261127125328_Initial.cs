using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    theme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    approved_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    predecessor_ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    parties = table.Column<string>(type: "TEXT", nullable: false),
                    support_introduction = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    supports = table.Column<string>(type: "TEXT", nullable: false),
                    commitment_introduction = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    commitments = table.Column<string>(type: "TEXT", nullable: false),
                    clauses = table.Column<string>(type: "TEXT", nullable: false),
                    data_exchange = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    contact_person = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    mutual_referral = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    pro_rata = table.Column<bool>(type: "INTEGER", nullable: false),
                    predecessor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    related = table.Column<string>(type: "TEXT", nullable: false),
                    addenda = table.Column<string>(type: "TEXT", nullable: false),
                    sign_in_any_order = table.Column<bool>(type: "INTEGER", nullable: false),
                    decisions = table.Column<string>(type: "TEXT", nullable: false),
                    signatures = table.Column<string>(type: "TEXT", nullable: false),
                    documents = table.Column<string>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => new { x.tenant_id, x.id });
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
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    published_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_log",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    record_type = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_log", x => new { x.tenant_id, x.id });
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
                    table.PrimaryKey("pk_calendar_feeds", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sessions_from = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => new { x.person_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", nullable: false),
                    created_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.tenant_id, x.person_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
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
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    trace_parent = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.id, x.tenant_id });
                });

            migrationBuilder.CreateTable(
                name: "staff_names",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_names", x => new { x.tenant_id, x.id });
                });

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
                    texts_version = table.Column<int>(type: "INTEGER", nullable: false),
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
                    table.PrimaryKey("pk_annexes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_annexes_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
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
                    table.PrimaryKey("pk_earlier_terms", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_earlier_terms_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
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
                    table.PrimaryKey("pk_meeting_links", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_meeting_links_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_links_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
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
                    staff = table.Column<string>(type: "TEXT", nullable: false),
                    staff_ids = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    fte = table.Column<decimal>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    progress = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    result_note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    came_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_action_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_action_lines_annexes_tenant_id_annex_id",
                        columns: x => new { x.tenant_id, x.annex_id },
                        principalTable: "annexes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_action_lines_tenant_id_annex_id",
                table: "action_lines",
                columns: new[] { "tenant_id", "annex_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_lines_tenant_id_domain",
                table: "action_lines",
                columns: new[] { "tenant_id", "domain" });

            migrationBuilder.CreateIndex(
                name: "ix_annexes_tenant_id_agreement_id_year_edition",
                table: "annexes",
                columns: new[] { "tenant_id", "agreement_id", "year", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assignments_tenant_id_consultant_id",
                table: "assignments",
                columns: new[] { "tenant_id", "consultant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_tenant_id_person_id",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "person_id" },
                unique: true,
                filter: "revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_tenant_id_secret_hash",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_earlier_terms_tenant_id_agreement_id",
                table: "earlier_terms",
                columns: new[] { "tenant_id", "agreement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_links_tenant_id_agreement_id_meeting_id",
                table: "meeting_links",
                columns: new[] { "tenant_id", "agreement_id", "meeting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meeting_links_tenant_id_meeting_id",
                table: "meeting_links",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_date",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                table: "outbox",
                column: "due_at",
                filter: "sent_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "action_lines");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "audit_log");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "earlier_terms");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "meeting_links");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "staff_names");

            migrationBuilder.DropTable(
                name: "annexes");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "agreements");
        }
    }
}
