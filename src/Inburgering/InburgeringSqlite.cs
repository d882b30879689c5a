using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering;

/// <summary>The same, in SQLite.</summary>
internal sealed class InburgeringSqlite(DbContextOptions<InburgeringSqlite> options) : InburgeringDb(options);
