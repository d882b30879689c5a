using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Programmes.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "annexes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    replaced_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    actions = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    published_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annexes", x => new { x.tenant_id, x.id });
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
                name: "definitions",
                columns: table => new
                {
                    definition_id = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    objectives = table.Column<string>(type: "TEXT", nullable: false),
                    actions = table.Column<string>(type: "TEXT", nullable: false),
                    payment = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definitions", x => new { x.definition_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "deliverables",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    theme = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    template_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    files = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    noted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    corrections = table.Column<string>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliverables", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "duos",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mentor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    mentee = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    goals = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    meetings = table.Column<string>(type: "TEXT", nullable: false),
                    erased_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    noted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    corrections = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duos", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "figures",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    population = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    whole = table.Column<decimal>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    reference_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    values = table.Column<string>(type: "TEXT", nullable: false),
                    earlier = table.Column<string>(type: "TEXT", nullable: true),
                    removed = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figures", x => new { x.tenant_id, x.id });
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
                name: "hand_overs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    noted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => new { x.tenant_id, x.id });
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
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    held = table.Column<bool>(type: "INTEGER", nullable: false),
                    cancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    published_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 0),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_charts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    services = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_charts", x => new { x.tenant_id, x.id });
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
                name: "participations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    anchors = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    counts = table.Column<string>(type: "TEXT", nullable: false),
                    reports = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participations", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    definition_id = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    definition_version = table.Column<int>(type: "INTEGER", nullable: true),
                    payment = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn = table.Column<string>(type: "TEXT", nullable: true),
                    closings = table.Column<string>(type: "TEXT", nullable: true),
                    granted_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    recoveries = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    objectives = table.Column<string>(type: "TEXT", nullable: false),
                    themes = table.Column<string>(type: "TEXT", nullable: false),
                    success_factors = table.Column<string>(type: "TEXT", nullable: false),
                    approvals = table.Column<string>(type: "TEXT", nullable: false),
                    tracks = table.Column<string>(type: "TEXT", nullable: false),
                    personnel = table.Column<string>(type: "TEXT", nullable: false),
                    operating = table.Column<string>(type: "TEXT", nullable: false),
                    strengthens_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    removed_personnel = table.Column<string>(type: "TEXT", nullable: false),
                    removed_operating = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "project_meetings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    audiences = table.Column<string>(type: "TEXT", nullable: false),
                    participants = table.Column<int>(type: "INTEGER", nullable: true),
                    report = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    noted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    corrections = table.Column<string>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_meetings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "steering_bodies",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    earlier_names = table.Column<string>(type: "TEXT", nullable: false),
                    composition = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    meetings_min = table.Column<int>(type: "INTEGER", nullable: true),
                    meetings_max = table.Column<int>(type: "INTEGER", nullable: true),
                    members = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    programme_ids = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steering_bodies", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "workspaces",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    members = table.Column<string>(type: "TEXT", nullable: false),
                    board = table.Column<string>(type: "TEXT", nullable: false),
                    coordinators = table.Column<string>(type: "TEXT", nullable: false),
                    earlier = table.Column<string>(type: "TEXT", nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 0),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workspaces", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    programme_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: true),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: true),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_reports_programmes_tenant_id_programme_id",
                        columns: x => new { x.tenant_id, x.programme_id },
                        principalTable: "programmes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "actions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    programme_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    objective = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    current_reach = table.Column<int>(type: "INTEGER", nullable: false),
                    planned = table.Column<string>(type: "TEXT", nullable: false),
                    sub_targets = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: true),
                    kpi = table.Column<int>(type: "INTEGER", nullable: false),
                    subsidy_cents = table.Column<long>(type: "INTEGER", nullable: false),
                    is_mentor = table.Column<bool>(type: "INTEGER", nullable: false),
                    ran_before = table.Column<bool>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    lead = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    partners = table.Column<string>(type: "TEXT", nullable: false),
                    timing = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    money = table.Column<string>(type: "TEXT", nullable: false),
                    printed_remark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    printed_shortfall_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    steering_body_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    measurements = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_actions_programmes_tenant_id_programme_id",
                        columns: x => new { x.tenant_id, x.programme_id },
                        principalTable: "programmes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_actions_steering_bodies_tenant_id_steering_body_id",
                        columns: x => new { x.tenant_id, x.steering_body_id },
                        principalTable: "steering_bodies",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_programme_id_code",
                table: "actions",
                columns: new[] { "tenant_id", "programme_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_steering_body_id",
                table: "actions",
                columns: new[] { "tenant_id", "steering_body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_lead_id_project_id",
                table: "deliverables",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_tenant_id_project_id",
                table: "deliverables",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duos_tenant_id_project_id",
                table: "duos",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_lead_id_project_id_turn",
                table: "hand_overs",
                columns: new[] { "lead_id", "project_id", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_date",
                table: "meetings",
                columns: new[] { "tenant_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_member_id",
                table: "memberships",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_project_id_member_id",
                table: "memberships",
                columns: new[] { "tenant_id", "project_id", "member_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_charts_tenant_id_from",
                table: "organisation_charts",
                columns: new[] { "tenant_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                table: "outbox",
                column: "due_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_participations_lead_id_project_id",
                table: "participations",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participations_tenant_id_project_id",
                table: "participations",
                columns: new[] { "tenant_id", "project_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programmes_tenant_id_kind",
                table: "programmes",
                columns: new[] { "tenant_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_project_meetings_lead_id_project_id",
                table: "project_meetings",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_meetings_tenant_id_project_id",
                table: "project_meetings",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_tenant_id_programme_id",
                table: "reports",
                columns: new[] { "tenant_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_steering_bodies_tenant_id_name",
                table: "steering_bodies",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workspaces_lead_id_project_id",
                table: "workspaces",
                columns: new[] { "lead_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_workspaces_tenant_id_project_id",
                table: "workspaces",
                columns: new[] { "tenant_id", "project_id" },
                unique: true);
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
            migrationBuilder.DropTable(
                name: "actions");

            migrationBuilder.DropTable(
                name: "annexes");

            migrationBuilder.DropTable(
                name: "audit_log");

            migrationBuilder.DropTable(
                name: "definitions");

            migrationBuilder.DropTable(
                name: "deliverables");

            migrationBuilder.DropTable(
                name: "duos");

            migrationBuilder.DropTable(
                name: "figures");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "organisation_charts");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "participations");

            migrationBuilder.DropTable(
                name: "project_meetings");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "workspaces");

            migrationBuilder.DropTable(
                name: "steering_bodies");

            migrationBuilder.DropTable(
                name: "programmes");
        }
    }
}
