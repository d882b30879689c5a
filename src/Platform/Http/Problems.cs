using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Platform.Http;

/// <summary>Nobody is signed in: 401 for programs, the sign-in page for people.</summary>
public sealed class NotSignedIn() : Exception("Not signed in.");

/// <summary>Signed in and inside the tenant, but the role does not have the permission: 403.</summary>
public sealed class NoPermission() : Exception("No permission.");

/// <summary>How a problem is shown to a person; the pages' project fills it in.</summary>
public delegate Task ShowProblem(HttpContext http, ProblemDetails problem);

/// <summary>
/// Turns every refusal into one shape: problem details with a stable <c>type</c> and a Dutch <c>title</c> for programs, a page for
/// people. What went wrong inside is logged under a reference and never shown.
/// </summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, ContentLength: null, ContentType: null })
            {
                if (http.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
                {
                    await Write(http, Of(new NotFound(), http)!);
                }
                else if (http.Response.StatusCode is StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout)
                {
                    await Write(http, Problem(http.Response.StatusCode, "service-away", "Even niet bereikbaar.",
                        "Dit deel van het platform antwoordt nu niet; de rest werkt gewoon verder. Probeer het over enkele minuten opnieuw."));
                }
            }
        }
        catch (Exception e) when (!http.Response.HasStarted && !(e is OperationCanceledException && http.RequestAborted.IsCancellationRequested))
        {
            var problem = e;
            try
            {
                if (e is not InvalidInput && await IdempotencyKeys.Replay(http) is { } replay)
                {
                    await replay.ExecuteAsync(http);
                    return;
                }
            }
            catch (KeyReused reused)
            {
                problem = reused;
            }

            await Write(http, Of(problem, http) ?? Unexpected(problem, http));
        }
    }

    /// <summary>The problem of a known refusal; null when it is not one.</summary>
    internal static ProblemDetails? Of(Exception e, HttpContext http) => e switch
    {
        Refusal r => Problem(409, $"rule:{r.Rule}", "Dit kan niet.", r.Message),
        InvalidInput i => Invalid(i.Errors),
        NotFound => Problem(404, "not-found", "Niet gevonden.", "Dit bestaat niet, of u hebt er geen toegang toe."),
        NoPermission => Problem(403, "no-permission", "Geen toegang.", "Uw rol laat dit niet toe."),
        NotSignedIn => Problem(401, "not-signed-in", "Niet aangemeld.", "Meld u aan om verder te gaan."),
        KeyReused => Problem(422, "idempotency-key-reused", "Sleutel al gebruikt.", "Deze Idempotency-Key hoort bij een andere aanvraag."),
        AntiforgeryValidationException => Problem(400, "form-expired", "Formulier verlopen.", "Laad de pagina opnieuw en verstuur het formulier nog eens."),
        BadHttpRequestException { StatusCode: 413 } => Problem(413, "too-large", "Te groot.", "Wat u verstuurt, is te groot."),
        BadHttpRequestException { InnerException: JsonException j } => Invalid(Fields(j)),
        JsonException j => Invalid(Fields(j)),
        BadHttpRequestException b => Problem(b.StatusCode, "bad-request", "Ongeldige aanvraag.", "De aanvraag is niet volledig of niet leesbaar."),
        _ => null,
    };

    internal static async Task Write(HttpContext http, ProblemDetails problem)
    {
        http.Response.Clear();
        http.Response.Headers.CacheControl = "no-store";
        if (http.IsApi() || http.RequestServices.GetService<ShowProblem>() is not { } show)
        {
            http.Response.StatusCode = problem.Status!.Value;
            await http.Response.WriteAsJsonAsync(problem, Json.Wire, "application/problem+json", http.RequestAborted);
        }
        else if (problem.Status == 401)
        {
            http.Response.Redirect($"/aanmelden?terug={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        }
        else
        {
            http.Response.StatusCode = problem.Status!.Value;
            await show(http, problem);
        }
    }

    /// <summary>The field a JSON error is about, from the reader's path; the whole body when it has none.</summary>
    internal static Dictionary<string, string[]> Fields(JsonException e)
    {
        var path = e.Path is { Length: > 2 } p ? p.TrimStart('$').TrimStart('.') : "body";
        return new() { [path] = ["Deze waarde is niet geldig of hoort hier niet."] };
    }

    private static ProblemDetails Invalid(IReadOnlyDictionary<string, string[]> errors)
    {
        var problem = Problem(400, "invalid-input", "Controleer de ingevulde gegevens.",
            string.Join(" ", errors.SelectMany(e => e.Value).Distinct()));
        problem.Extensions["errors"] = errors;
        return problem;
    }

    private ProblemDetails Unexpected(Exception e, HttpContext http)
    {
        Failed(http.Request.Method, http.TraceIdentifier, e);
        return Problem(500, "unexpected", "Er ging iets mis.",
            $"Uw gegevens zijn niet bewaard. Probeer opnieuw; blijft het misgaan, geef dan deze referentie door: {http.TraceIdentifier}.");
    }

    private static ProblemDetails Problem(int status, string type, string title, string detail) =>
        new() { Status = status, Type = $"urn:agii:problem:{type}", Title = title, Detail = detail };

    [LoggerMessage(LogLevel.Error, "{Method} failed, reference {Reference}.")]
    private partial void Failed(string method, string reference, Exception e);
}

/// <summary>Which kind of caller a request has.</summary>
public static class Callers
{
    /// <summary>Whether the request is for the API rather than for a page.</summary>
    public static bool IsApi(this HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/openapi") || http.Request.Path.StartsWithSegments("/health");
}
