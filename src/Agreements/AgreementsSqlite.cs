using System.Text.Json;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Drafts;
using AgiiPlatform.Agreements.Meetings;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Agreements;

/// <summary>The agreements in SQLite.</summary>
internal sealed class AgreementsSqlite(DbContextOptions<AgreementsSqlite> options) : AgreementsDb(options);
