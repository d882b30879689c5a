using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "programmes");

            migrationBuilder.CreateTable(
                name: "annexes",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    replaced_by = table.Column<Guid>(type: "uuid", nullable: true),
                    actions = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annexes", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_log",
                schema: "programmes",
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
                name: "definitions",
                schema: "programmes",
                columns: table => new
                {
                    definition_id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    objectives = table.Column<string>(type: "text", nullable: false),
                    actions = table.Column<string>(type: "text", nullable: false),
                    payment = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definitions", x => new { x.definition_id, x.number });
                });

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
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    noted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    removed_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    corrections = table.Column<string>(type: "text", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                    mentor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    mentee = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    goals = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    meetings = table.Column<string>(type: "text", nullable: false),
                    erased_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    noted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    removed_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    corrections = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duos", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "figures",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    population = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    whole = table.Column<decimal>(type: "numeric", nullable: true),
                    unit = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reference_date = table.Column<DateOnly>(type: "date", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    values = table.Column<string>(type: "text", nullable: false),
                    earlier = table.Column<string>(type: "text", nullable: true),
                    removed = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figures", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                schema: "programmes",
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
                name: "hand_overs",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    noted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "programmes",
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
                schema: "programmes",
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
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    held = table.Column<bool>(type: "boolean", nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_charts",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    services = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_charts", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "programmes",
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
                name: "participations",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: true),
                    anchors = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counts = table.Column<string>(type: "text", nullable: false),
                    reports = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participations", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    definition_id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    definition_version = table.Column<int>(type: "integer", nullable: true),
                    payment = table.Column<string>(type: "text", nullable: true),
                    withdrawn = table.Column<string>(type: "text", nullable: true),
                    closings = table.Column<string>(type: "text", nullable: true),
                    granted_cents = table.Column<long>(type: "bigint", nullable: true),
                    recoveries = table.Column<string>(type: "text", nullable: true),
                    notes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    objectives = table.Column<string>(type: "text", nullable: false),
                    themes = table.Column<string>(type: "text", nullable: false),
                    success_factors = table.Column<string>(type: "text", nullable: false),
                    approvals = table.Column<string>(type: "text", nullable: false),
                    tracks = table.Column<string>(type: "text", nullable: false),
                    personnel = table.Column<string>(type: "text", nullable: false),
                    operating = table.Column<string>(type: "text", nullable: false),
                    strengthens_cents = table.Column<long>(type: "bigint", nullable: true),
                    plan = table.Column<string>(type: "text", nullable: false),
                    removed_personnel = table.Column<string>(type: "text", nullable: false),
                    removed_operating = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => new { x.tenant_id, x.id });
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
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    noted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    removed_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    corrections = table.Column<string>(type: "text", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "steering_bodies",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    earlier_names = table.Column<string>(type: "text", nullable: false),
                    composition = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    meetings_min = table.Column<int>(type: "integer", nullable: true),
                    meetings_max = table.Column<int>(type: "integer", nullable: true),
                    members = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    programme_ids = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steering_bodies", x => new { x.tenant_id, x.id });
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
                    earlier = table.Column<string>(type: "text", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    version = table.Column<int>(type: "integer", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workspaces", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reports",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    month = table.Column<int>(type: "integer", nullable: true),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_reports_programmes_tenant_id_programme_id",
                        columns: x => new { x.tenant_id, x.programme_id },
                        principalSchema: "programmes",
                        principalTable: "programmes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "actions",
                schema: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    objective = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    unit = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true),
                    current_reach = table.Column<int>(type: "integer", nullable: false),
                    planned = table.Column<string>(type: "text", nullable: false),
                    sub_targets = table.Column<string>(type: "text", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: true),
                    kpi = table.Column<int>(type: "integer", nullable: false),
                    subsidy_cents = table.Column<long>(type: "bigint", nullable: false),
                    is_mentor = table.Column<bool>(type: "boolean", nullable: false),
                    ran_before = table.Column<bool>(type: "boolean", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    lead = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    partners = table.Column<string>(type: "text", nullable: false),
                    timing = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    money = table.Column<string>(type: "text", nullable: false),
                    printed_remark = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    printed_shortfall_cents = table.Column<long>(type: "bigint", nullable: true),
                    steering_body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    measurements = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_actions_programmes_tenant_id_programme_id",
                        columns: x => new { x.tenant_id, x.programme_id },
                        principalSchema: "programmes",
                        principalTable: "programmes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_actions_steering_bodies_tenant_id_steering_body_id",
                        columns: x => new { x.tenant_id, x.steering_body_id },
                        principalSchema: "programmes",
                        principalTable: "steering_bodies",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_programme_id_code",
                schema: "programmes",
                table: "actions",
                columns: new[] { "tenant_id", "programme_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_steering_body_id",
                schema: "programmes",
                table: "actions",
                columns: new[] { "tenant_id", "steering_body_id" });

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
                name: "ix_hand_overs_lead_id_project_id_turn",
                schema: "programmes",
                table: "hand_overs",
                columns: new[] { "lead_id", "project_id", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_date",
                schema: "programmes",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });

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
                name: "ix_organisation_charts_tenant_id_from",
                schema: "programmes",
                table: "organisation_charts",
                columns: new[] { "tenant_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                schema: "programmes",
                table: "outbox",
                column: "due_at",
                filter: "sent_at is null");

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
                name: "ix_programmes_tenant_id_kind",
                schema: "programmes",
                table: "programmes",
                columns: new[] { "tenant_id", "kind" });

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
                name: "ix_reports_tenant_id_programme_id",
                schema: "programmes",
                table: "reports",
                columns: new[] { "tenant_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_steering_bodies_tenant_id_name",
                schema: "programmes",
                table: "steering_bodies",
                columns: new[] { "tenant_id", "name" },
                unique: true);

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
            migrationBuilder.DropTable(
                name: "actions",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "annexes",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "audit_log",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "definitions",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "deliverables",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "duos",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "figures",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "grants",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "hand_overs",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "organisation_charts",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "participations",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "project_meetings",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "reports",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "workspaces",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "steering_bodies",
                schema: "programmes");

            migrationBuilder.DropTable(
                name: "programmes",
                schema: "programmes");
        }
    }
}
