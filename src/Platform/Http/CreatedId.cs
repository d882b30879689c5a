namespace AgiiPlatform.Platform.Http;

/// <summary>The answer to a call that made something: its id.</summary>
public sealed record CreatedId(Guid Id)
{
    /// <summary>201, with where it is found: below the address of the request, or in the collection that its act names.</summary>
    internal static IResult Answer(HttpContext http, Guid id) => TypedResults.Created(
        http.GetEndpoint()?.Metadata.GetMetadata<Collection>() is { } collection
            ? $"/api/{http.GetRouteValue("tenant")}{collection.Path}/{id}"
            : $"{http.Request.Path}/{id}", new CreatedId(id));

    /// <summary>The collection below <c>/api/{tenant}</c> in which what an act makes is found.</summary>
    internal sealed record Collection(string Path);
}
