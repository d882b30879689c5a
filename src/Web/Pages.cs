using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AgiiPlatform.Web;

/// <summary>Answers a request with a page: a Razor component rendered on the server, whole, without scripts.</summary>
public static class Pages
{
    /// <summary>The page, with its parameters by name (<c>new { Form = state }</c>); the status set before is kept.</summary>
    public static Task<IResult> Show<TPage>(object? parameters = null) where TPage : IComponent =>
        Task.FromResult<IResult>(new RazorComponentResult<TPage>(parameters ?? new { }) { PreventStreamingRendering = true });
}
