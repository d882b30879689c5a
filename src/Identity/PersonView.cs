namespace AgiiPlatform.Identity;

/// <summary>An account; locked for a quarter of an hour after five wrong passwords.</summary>
public sealed record PersonView(Guid Id, string Name, string Email, bool Locked, IReadOnlyList<RightView> Access);
