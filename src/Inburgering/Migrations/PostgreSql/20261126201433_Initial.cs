using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgiiPlatform.Inburgering.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "inburgering");

            migrationBuilder.CreateTable(
                name: "audit_log",
                schema: "inburgering",
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
                name: "contact_persons",
                schema: "inburgering",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    function = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    topic = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_persons", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                schema: "inburgering",
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
                schema: "inburgering",
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
                schema: "inburgering",
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
                name: "key_checks",
                schema: "inburgering",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_checks", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "inburgering",
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
                name: "protocols",
                schema: "inburgering",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    purposes = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    signed_by_ocmw = table.Column<string>(type: "text", nullable: true),
                    signed_by_agii = table.Column<string>(type: "text", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    publication_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protocols", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                schema: "inburgering",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    protocol_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    insz_locked = table.Column<byte[]>(type: "bytea", maxLength: 100, nullable: true),
                    insz_fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    insz_masked = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    first_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    last_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    phone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    interpreter_language = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    gpmi_on = table.Column<DateOnly>(type: "date", nullable: true),
                    desired_appointment = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    refusal_reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    explanation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    feedback = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answer_unread = table.Column<bool>(type: "boolean", nullable: false),
                    confirmed_duplicate = table.Column<bool>(type: "boolean", nullable: false),
                    timeline = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_referrals_protocols_tenant_id_protocol_id",
                        columns: x => new { x.tenant_id, x.protocol_id },
                        principalSchema: "inburgering",
                        principalTable: "protocols",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                schema: "inburgering",
                table: "outbox",
                column: "due_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tenant_id_insz_fingerprint",
                schema: "inburgering",
                table: "referrals",
                columns: new[] { "tenant_id", "insz_fingerprint" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tenant_id_insz_fingerprint_direction_reason",
                schema: "inburgering",
                table: "referrals",
                columns: new[] { "tenant_id", "insz_fingerprint", "direction", "reason" },
                unique: true,
                filter: "state in ('Sent', 'Received', 'Accepted') and not confirmed_duplicate");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tenant_id_protocol_id",
                schema: "inburgering",
                table: "referrals",
                columns: new[] { "tenant_id", "protocol_id" });

            // Two signed protocols of one OCMW never overlap: it would be open which data may be exchanged.
            migrationBuilder.Sql("""
                alter table inburgering.protocols add constraint ex_protocols_signed_period
                exclude using gist (tenant_id with =, daterange("from", until, '[]') with &&) where (signed_on is not null)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_log",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "contact_persons",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "grants",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "key_checks",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "referrals",
                schema: "inburgering");

            migrationBuilder.DropTable(
                name: "protocols",
                schema: "inburgering");
        }
    }
}
