namespace AgiiPlatform.Platform.Http;

/// <summary>A page of a list: the items, newest first unless the list says otherwise, and the <c>after</c> of the next page; null on the last.</summary>
public sealed record PagedList<T>(IReadOnlyList<T> Items, Guid? Next);
