namespace AgiiPlatform.Host.Operations;

/// <summary>A message that could not be handled.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TenantId">Whose it is; null when it names nobody.</param>
/// <param name="FailedAt">When it failed (UTC); null when that is not known.</param>
/// <param name="Reason">Why, in plain Dutch.</param>
/// <param name="Error">Why, as the program said it: a line, without personal data.</param>
public sealed record ErrorMessage(string Id, Guid? TenantId, DateTime? FailedAt, string Reason, string Error);
