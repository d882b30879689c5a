namespace AgiiPlatform.Platform.Http;

/// <summary>Signed in and inside the tenant, but the role does not have the permission: 403.</summary>
public sealed class NoPermission() : Exception("No permission.");
