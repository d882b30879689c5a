using AgiiPlatform.Contracts;

namespace AgiiPlatform.Platform.Hosting;

/// <summary>What a service registers itself with.</summary>
public sealed class ServiceBuilder(Service service, IServiceCollection services, IConfiguration configuration)
{
    /// <summary>The container, for the service's own concrete types.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>The configuration of the host.</summary>
    public IConfiguration Configuration { get; } = configuration;

    /// <summary>
    /// The service's database: one model, kept in SQLite or PostgreSQL, whichever the host is configured for; with its own copy of the
    /// rights table.
    /// </summary>
    public void Database<TDb, TSqlite, TPostgreSql>()
        where TDb : ServiceDb
        where TSqlite : TDb
        where TPostgreSql : TDb
    {
        var name = service.Name;
        Services.AddServiceDb<TDb, TSqlite, TPostgreSql>(name, Configuration);
        Services.AddKeyedSingleton(name, (s, _) =>
            new GrantCache(s.GetRequiredService<IServiceScopeFactory>(), name, s.GetRequiredService<TimeProvider>()));
        Services.AddSingleton<Consumer>(new Consumer<AccessChanged, TDb>(name, "WhenAccessChanged", (message, db, s, ct) =>
            s.GetRequiredKeyedService<GrantCache>(name).Replace(message, db, ct)) { OneAtATime = true });
    }

    /// <summary>
    /// Handles another service's message: a static method of a class named <c>When…</c>. It runs in one transaction with its inbox row,
    /// so that its effect happens once however often the message is delivered. <paramref name="oneAtATime"/> is for messages that change
    /// the same record, and would only get in each other's way.
    /// </summary>
    public void AddConsumer<TMessage, TDb>(Func<TMessage, TDb, CancellationToken, Task> handle, bool oneAtATime = false)
        where TMessage : class where TDb : ServiceDb =>
        Services.AddSingleton<Consumer>(new Consumer<TMessage, TDb>(service.Name, handle.Method.DeclaringType!.Name,
            (message, db, _, ct) => handle(message, db, ct)) { OneAtATime = oneAtATime });

    /// <summary>The same, one at a time, for what goes out of the platform: with the services that it takes.</summary>
    public void AddConsumer<TMessage, TDb>(Func<TMessage, TDb, IServiceProvider, CancellationToken, Task> handle)
        where TMessage : class where TDb : ServiceDb => Services.AddSingleton<Consumer>(
            new Consumer<TMessage, TDb>(service.Name, handle.Method.DeclaringType!.Name, handle) { OneAtATime = true });
}
