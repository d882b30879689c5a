namespace AgiiPlatform.Platform.Hosting;

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

    /// <summary>Registers its database, its consumers to messages and its own types.</summary>
    public abstract void Add(ServiceBuilder builder);

    /// <summary>Maps its acts, listed from top to bottom.</summary>
    public abstract void Map(ServiceRoutes routes);
}
