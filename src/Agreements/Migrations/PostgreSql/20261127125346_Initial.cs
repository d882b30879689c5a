using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Agreements.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "agreements");

            migrationBuilder.CreateTable(
                name: "agreements",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    theme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    approved_until = table.Column<DateOnly>(type: "date", nullable: true),
                    predecessor_ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    parties = table.Column<string>(type: "text", nullable: false),
                    support_introduction = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    supports = table.Column<string>(type: "text", nullable: false),
                    commitment_introduction = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    commitments = table.Column<string>(type: "text", nullable: false),
                    clauses = table.Column<string>(type: "text", nullable: false),
                    data_exchange = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    contact_person = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    mutual_referral = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    pro_rata = table.Column<bool>(type: "boolean", nullable: false),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    related = table.Column<string>(type: "text", nullable: false),
                    addenda = table.Column<string>(type: "text", nullable: false),
                    sign_in_any_order = table.Column<bool>(type: "boolean", nullable: false),
                    decisions = table.Column<string>(type: "text", nullable: false),
                    signatures = table.Column<string>(type: "text", nullable: false),
                    documents = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => new { x.tenant_id, x.id });
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
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_log",
                schema: "agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    record_type = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_log", x => new { x.tenant_id, x.id });
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
                    table.PrimaryKey("pk_calendar_feeds", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                schema: "agreements",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    region = table.Column<string>(type: "text", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sessions_from = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => new { x.person_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<string>(type: "text", nullable: false),
                    created_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.tenant_id, x.person_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "agreements",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
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
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    trace_parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.id, x.tenant_id });
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "staff_names",
                schema: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_names", x => new { x.tenant_id, x.id });
                });

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
                    texts_version = table.Column<int>(type: "integer", nullable: false),
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
                    table.PrimaryKey("pk_annexes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_annexes_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalSchema: "agreements",
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
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
                    table.PrimaryKey("pk_earlier_terms", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_earlier_terms_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalSchema: "agreements",
                        principalTable: "agreements",
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
                    table.PrimaryKey("pk_meeting_links", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_meeting_links_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalSchema: "agreements",
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_links_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "agreements",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
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
                    staff = table.Column<string>(type: "text", nullable: false),
                    staff_ids = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    fte = table.Column<decimal>(type: "numeric", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    progress = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    result_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    came_from = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_action_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_action_lines_annexes_tenant_id_annex_id",
                        columns: x => new { x.tenant_id, x.annex_id },
                        principalSchema: "agreements",
                        principalTable: "annexes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_action_lines_tenant_id_annex_id",
                schema: "agreements",
                table: "action_lines",
                columns: new[] { "tenant_id", "annex_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_lines_tenant_id_domain",
                schema: "agreements",
                table: "action_lines",
                columns: new[] { "tenant_id", "domain" });

            migrationBuilder.CreateIndex(
                name: "ix_annexes_tenant_id_agreement_id_year_edition",
                schema: "agreements",
                table: "annexes",
                columns: new[] { "tenant_id", "agreement_id", "year", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assignments_tenant_id_consultant_id",
                schema: "agreements",
                table: "assignments",
                columns: new[] { "tenant_id", "consultant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_tenant_id_person_id",
                schema: "agreements",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "person_id" },
                unique: true,
                filter: "revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_tenant_id_secret_hash",
                schema: "agreements",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_earlier_terms_tenant_id_agreement_id",
                schema: "agreements",
                table: "earlier_terms",
                columns: new[] { "tenant_id", "agreement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_links_tenant_id_agreement_id_meeting_id",
                schema: "agreements",
                table: "meeting_links",
                columns: new[] { "tenant_id", "agreement_id", "meeting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meeting_links_tenant_id_meeting_id",
                schema: "agreements",
                table: "meeting_links",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_date",
                schema: "agreements",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                schema: "agreements",
                table: "outbox",
                column: "due_at",
                filter: "sent_at is null");
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
                name: "audit_log",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "earlier_terms",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "grants",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "meeting_links",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "staff_names",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "annexes",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "agreements");

            migrationBuilder.DropTable(
                name: "agreements",
                schema: "agreements");
        }
    }
}
