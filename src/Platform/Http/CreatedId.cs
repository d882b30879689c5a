namespace AgiiPlatform.Platform.Http;

/// <summary>The answer to a call that made something: its id.</summary>
public sealed record CreatedId(Guid Id)
{
    /// <summary>201, with where it is found: below the address of the request, or where its act says.</summary>
    internal static IResult Answer(HttpContext http, Guid id) => TypedResults.Created(
        http.GetEndpoint()?.Metadata.GetMetadata<Collection>()?.Path is { } path
            ? $"/api/{http.GetRouteValue("tenant")}" + (path.EndsWith("{id}", StringComparison.Ordinal)
                ? path.Replace("{id}", (string?)http.GetRouteValue("id"), StringComparison.Ordinal) : $"{path}/{id}")
            : $"{http.Request.Path}/{id}", new CreatedId(id));

    /// <summary>That an act makes something, and where below <c>/api/{tenant}</c> it is found, if not below the act's address.</summary>
    internal sealed record Collection(string? Path);
}
