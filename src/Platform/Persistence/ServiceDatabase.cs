using Npgsql;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>A service's database as configured: the concrete context type, and the data source when it is PostgreSQL.</summary>
internal sealed record ServiceDatabase(string Name, Type DbType, NpgsqlDataSource? Source);
