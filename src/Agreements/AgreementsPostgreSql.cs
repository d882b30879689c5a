using System.Text.Json;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Drafts;
using AgiiPlatform.Agreements.Meetings;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Agreements;

/// <summary>The agreements in PostgreSQL.</summary>
internal sealed class AgreementsPostgreSql(DbContextOptions<AgreementsPostgreSql> options) : AgreementsDb(options);
