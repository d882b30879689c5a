using System.Text.Json;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Platform.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>One service's reaction to one kind of message, on a queue of its own: <c>{service}.{reaction}</c>.</summary>
public abstract class Reaction(string service, string name, Type message)
{
    /// <summary>The header that names the tenant of a message.</summary>
    internal const string TenantHeader = "AgII-Tenant";

    /// <summary>The service that reacts.</summary>
    public string Service { get; } = service;

    /// <summary>The class of the reaction; also the act in the audit log.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of message.</summary>
    public Type Message { get; } = message;

    /// <summary>Whether messages are handled one at a time, because those about one person would get in each other's way.</summary>
    internal bool OneAtATime { get; init; }

    /// <summary>The queue: <c>caseloads.when-access-changed</c>.</summary>
    public string Queue => $"{Service}.{JsonNamingPolicy.KebabCaseLower.ConvertName(Name)}";

    /// <summary>Adds the handler to its receive endpoint.</summary>
    internal abstract void Receive(IReceiveEndpointConfigurator endpoint, IServiceProvider services);
}

/// <inheritdoc/>
internal sealed class Reaction<TMessage, TDb>(
    string service, string name, Func<TMessage, TDb, IServiceProvider, CancellationToken, Task> handle)
    : Reaction(service, name, typeof(TMessage))
    where TMessage : class
    where TDb : ServiceDb
{
    internal override void Receive(IReceiveEndpointConfigurator endpoint, IServiceProvider services)
    {
        var settlement = services.GetRequiredService<Settlement>();
        endpoint.Handler<TMessage>(async context =>
        {
            try
            {
                await Handle(context, services);
                settlement.Handled(context.MessageId!.Value, Queue);
            }
            catch (Exception e) when (e is MessageWithoutTenant || context.GetRetryAttempt() >= Bus.Retries.Length)
            {
                settlement.Failed(context.MessageId!.Value, e);
                throw;
            }
        });
    }

    /// <summary>The effect and its inbox row in one transaction: a message delivered again finds the row and does nothing.</summary>
    private async Task Handle(ConsumeContext<TMessage> context, IServiceProvider services)
    {
        if (!Guid.TryParse(context.Headers.Get<string>(TenantHeader), out var tenantId)
            || services.GetRequiredService<Register>().ById(tenantId) is not { } tenant)
        {
            throw new MessageWithoutTenant(Name);
        }

        UnitOfWork.Begin();
        await using var scope = services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        work.Enter(tenant, [tenant.Id], Tenancy.Actor.Reaction(Name));
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        db.Database.AutoSavepointsEnabled = false; // what fails undoes it all, so there is nothing to go back to half-way
        var id = context.MessageId!.Value;
        var now = work.Now;
        var first = await db.Database.ExecuteSqlAsync(
            $"insert into inbox (message_id, consumer, at) values ({id}, {Name}, {now}) on conflict do nothing",
            context.CancellationToken);
        if (first == 0)
        {
            return;
        }

        await handle(context.Message, db, scope.ServiceProvider, context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
        work.Committed(Service);
    }
}

/// <summary>A message whose envelope names no tenant the register knows: never retried, straight to the error queue.</summary>
internal sealed class MessageWithoutTenant(string reaction) : Exception($"A message for {reaction} names no known tenant.");
