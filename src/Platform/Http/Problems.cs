using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// Turns every refusal into one shape: problem details with a stable <c>type</c> and a Dutch <c>title</c> for programs, a page for
/// people. What went wrong inside is logged under a reference and never shown.
/// </summary>
internal sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: var status })
            {
                var problem = status is 404 or 405 ? Of(new NotFound(), http) : status is 502 or 504 ? Problem(status, "service-away",
                    "Even niet bereikbaar.", "Dit deel van het platform antwoordt nu niet; de rest werkt gewoon verder. "
                        + "Probeer het over enkele minuten opnieuw.") : null;
                await (problem is null ? Task.CompletedTask : Write(http, problem));
            }
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var problem = e;
            try
            {
                if (http.IsApi() && !StoreAway.IsCauseOf(e) && await Idempotency.Replay(http) is { } replay)
                {
                    await replay.ExecuteAsync(http);
                    return;
                }
            }
            catch (Exception unanswered) when (!http.Response.HasStarted)
            {
                problem = unanswered; // the key is another request's, or whether it was carried out before cannot be read now
            }

            await Write(http, Of(problem, http) ?? Unexpected(problem, http));
        }
    }

    /// <summary>The problem of a known refusal; null when it is not one.</summary>
    internal static ProblemDetails? Of(Exception e, HttpContext http) => e switch
    {
        RuleViolation r => Problem(409, $"rule:{r.Rule}", "Dit kan niet.", r.Message),
        NotFound => Problem(404, "not-found", "Niet gevonden.", "Dit bestaat niet, of u hebt er geen toegang toe."),
        NoPermission => Problem(403, "no-permission", "Geen toegang.", "Uw rol laat dit niet toe."),
        NotSignedIn => Problem(401, "not-signed-in", "Niet aangemeld.", "Meld u aan om verder te gaan."),
        TooBusy => Problem(503, "too-busy", "Even te druk.", "Het platform heeft nu te veel werk. Probeer het over enkele seconden opnieuw."),
        KeyReused => Problem(422, "idempotency-key-reused", "Sleutel al gebruikt.", "Deze Idempotency-Key hoort bij een andere aanvraag."),
        AntiforgeryValidationException =>
            Problem(400, "form-expired", "Formulier verlopen.", "Laad de pagina opnieuw en verstuur het formulier nog eens."),
        BadHttpRequestException { StatusCode: 413 } => Problem(413, "too-large", "Te groot.", "Wat u verstuurt, is te groot."),
        _ when InvalidInput.ErrorsIn(e) is { } errors => Problem(400, "invalid-input", "Controleer de ingevulde gegevens.",
            string.Join(" ", errors.SelectMany(f => f.Value).Distinct()), new Dictionary<string, object?> { ["errors"] = errors }),
        BadHttpRequestException or InvalidDataException => Problem((e as BadHttpRequestException)?.StatusCode ?? 400, "bad-request",
            "Ongeldige aanvraag.", "De aanvraag is niet volledig of niet leesbaar."),
        _ => null,
    };

    internal static async Task Write(HttpContext http, ProblemDetails problem)
    {
        http.Response.Clear();
        http.Response.StatusCode = problem.Status!.Value;
        http.Response.Headers.RetryAfter = problem.Status == 503 ? "10" : default;
        if (http.IsApi() || http.RequestServices.GetService<ShowProblem>() is not { } show)
        {
            await http.Response.WriteAsJsonAsync(problem, Json.Messages, "application/problem+json", http.RequestAborted);
        }
        else
        {
            await show(http, problem);
        }
    }

    private ProblemDetails Unexpected(Exception e, HttpContext http)
    {
        log.LogError(e, "{Method} failed, reference {Reference}.", http.Request.Method, http.TraceIdentifier);
        var kept = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? ""
            : http.RequestServices.GetRequiredService<RequestContext>().HasWritten && !StoreAway.Refused(e)
                ? "Het is niet zeker of uw gegevens bewaard zijn: kijk dat eerst na. " : "Uw gegevens zijn niet bewaard. ";
        var reference = $"blijft het misgaan, geef dan deze referentie door: {http.TraceIdentifier}.";
        return StoreAway.IsCauseOf(e)
            ? Problem(503, "service-away", "Even niet bereikbaar.", $"{kept}Probeer het over enkele minuten opnieuw; {reference}")
            : Problem(500, "unexpected", "Er ging iets mis.", $"{kept}Probeer opnieuw; {reference}");
    }

    internal static ProblemDetails Problem(
        int status, string type, string title, string detail, Dictionary<string, object?>? more = null) =>
        new() { Status = status, Type = $"urn:agii:problem:{type}", Title = title, Detail = detail, Extensions = more ?? [] };
}
