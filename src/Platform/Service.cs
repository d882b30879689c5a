using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform;

/// <summary>
/// A service: one business area with its own pages, API, database and messages. It has two doors, <see cref="Add"/> and
/// <see cref="Map"/>; everything else in it is internal. The host lists the services and never tells one whether others run beside it.
/// </summary>
public abstract class Service
{
    /// <summary>Its name in lower case: the database schema or file, the prefix of its queues, the word after <c>--services</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The words after the tenant in the addresses it owns, for the API (<c>/api/{tenant}/agreements</c>) and the pages
    /// (<c>/{tenant}/overeenkomsten</c>) alike. The gateway routes on them.
    /// </summary>
    public abstract IReadOnlyList<string> Segments { get; }

    /// <summary>Registers its database, its reactions to messages and its own types.</summary>
    public abstract void Add(ServiceParts parts);

    /// <summary>Maps its acts, listed from top to bottom.</summary>
    public abstract void Map(ServiceRoutes routes);
}

/// <summary>What a service registers itself with.</summary>
public sealed class ServiceParts(Service service, IServiceCollection services, IConfiguration configuration)
{
    internal Service Service { get; } = service;

    /// <summary>The container, for the service's own concrete types.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>The configuration of the host.</summary>
    public IConfiguration Configuration { get; } = configuration;

    /// <summary>The service's database: one model, kept in SQLite or PostgreSQL, whichever the host is configured for.</summary>
    public void Database<TDb, TSqlite, TPostgreSql>()
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgreSql : TDb
    {
        Databases.Add<TDb, TSqlite, TPostgreSql>(this);
        Access.AccessCopy.Add<TDb>(this);
    }

    /// <summary>
    /// A reaction to another service's message: a static method of a class named <c>When…</c>. It runs in one transaction with its
    /// inbox row, so that its effect happens once however often the message is delivered. <paramref name="oneAtATime"/> is for messages
    /// that change the same record, and would only get in each other's way.
    /// </summary>
    public void On<TMessage, TDb>(Func<TMessage, TDb, CancellationToken, Task> reaction, bool oneAtATime = false)
        where TMessage : class
        where TDb : ServiceDb =>
        Services.AddSingleton<Reaction>(new Reaction<TMessage, TDb>(Service.Name, reaction.Method.DeclaringType!.Name,
            (message, db, _, ct) => reaction(message, db, ct)) { OneAtATime = oneAtATime });
}
