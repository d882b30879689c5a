namespace AgiiPlatform.Web;

/// <summary>A part of a list, newest first unless the list says otherwise, and the <c>after</c> of the next part, if any.</summary>
public sealed record PagedList<T>(IReadOnlyList<T> Items, Guid? Next);
