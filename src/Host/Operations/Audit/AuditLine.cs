using AgiiPlatform.Platform.Persistence;

namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>An entry of the log, as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When (UTC).</param>
/// <param name="PersonId">Who; null when the platform did it by itself.</param>
/// <param name="Role">In which role.</param>
/// <param name="Act">The act, by its name in the code.</param>
/// <param name="Said">The act in Dutch.</param>
/// <param name="RecordId">About which record.</param>
/// <param name="Reason">What was noted with it; not of clients, for who may not see them.</param>
public sealed record AuditLine(
    Guid Id, DateTime At, Guid? PersonId, string Role, string Act, string Said, Guid? RecordId, string? Reason)
{
    internal static AuditLine Of(AuditEntry entry, bool showsReason) => new(entry.Id, entry.At, entry.PersonId, entry.Role, entry.Act,
        ActInWords.Of(entry.Act), entry.RecordId, showsReason ? entry.Reason : null);

    /// <summary>Who, where no names are known: the same few characters as on the page that tells who is who.</summary>
    internal static string Code(Guid person) => person.ToString("N")[^8..];

    /// <summary>What was noted, with the roles in it in Dutch.</summary>
    internal string? ReasonInWords => Platform.Authorization.Role.All.Values.Aggregate(Reason, (text, role) =>
        text?.Replace($": {role.Name},", $": {role.Title},", StringComparison.Ordinal));

    /// <summary>The role in Dutch.</summary>
    internal string RoleInWords => Platform.Authorization.Role.All.TryGetValue(Role, out var known) ? known.Title
        : PersonId is null ? "Het platform zelf" : "";
}
