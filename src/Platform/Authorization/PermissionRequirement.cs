namespace AgiiPlatform.Platform.Authorization;

/// <summary>
/// What a route needs: a permission in the tenant of the address, or, with none, only that somebody is signed in. Across: it may read
/// the municipalities that the rights reach; Everywhere: every municipality, whichever those are.
/// </summary>
public sealed record PermissionRequirement(Permission? Permission, bool Across, bool Everywhere = false);
