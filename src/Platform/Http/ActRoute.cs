using Microsoft.AspNetCore.Http.Metadata;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// An act as it is offered at an address of the API. The pages' project adds the forms and buttons that offer it to people
/// (<c>Form</c>, <c>Button</c>): they call the same function, whose parameters are bound as in any route.
/// </summary>
/// <param name="Routes">The addresses of the service.</param>
/// <param name="Requirement">What it takes to do this.</param>
/// <param name="Handle">Answers a <see cref="Task"/>, or a <see cref="Task{Guid}"/> with the id of what was made.</param>
public sealed record ActRoute(ServiceRoutes Routes, PermissionRequirement Requirement, Delegate Handle)
{
    /// <summary>Maps the act to the address: 201 with the id of what was made (found at <paramref name="location"/>), or 204.</summary>
    internal ActRoute Map(string method, string api, string? location)
    {
        var makes = HttpMethods.IsPost(method) && Handle.Method.ReturnType == typeof(Task<Guid>);
        var route = Routes.Api.MapMethods(api, [method], Handle).WithMetadata(Requirement).AddEndpointFilter(async (call, next) =>
            await next(call) is Guid id && makes ? CreatedId.Answer(call.HttpContext, id) : TypedResults.NoContent());
        _ = makes ? route.WithMetadata(new CreatedId.Collection(location)).Produces<CreatedId>(StatusCodes.Status201Created)
            : route.Produces(StatusCodes.Status204NoContent);
        // The framework infers 200 with the function's own answer, which the filter above has replaced.
        route.Add(e => e.Metadata.OfType<IProducesResponseTypeMetadata>().Where(m => m.StatusCode == StatusCodes.Status200OK).ToList()
            .ForEach(m => e.Metadata.Remove(m)));
        return this;
    }
}
