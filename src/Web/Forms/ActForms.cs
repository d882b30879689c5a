using System.Text;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AgiiPlatform.Web.Forms;

/// <summary>
/// Offers an act to people: as a form on a page of its own, or as a button on another page. The form's fields become the act's JSON
/// body, so that both ways in have one input and one set of checks.
/// </summary>
public static class ActForms
{
    /// <summary>
    /// A form on a page of its own. Done, it goes <paramref name="then"/> with a <paramref name="message"/>; refused, the form comes back
    /// with what was typed and what was wrong.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <param name="page">The address of the page; the form posts to the same.</param>
    /// <param name="show">The page; takes the <see cref="FormState"/> to show.</param>
    /// <param name="message">What the next page tells, in Dutch.</param>
    /// <param name="then">Where to go; its last placeholder is what was made, the others are those of this address.</param>
    public static ActRoute Form(this ActRoute act, PageAddress page, Delegate show, string message, PageAddress then)
    {
        act.Routes.Pages.MapGet(page.Pattern, show).WithMetadata(act.Requirement);
        return act.Button(page, show, message, then);
    }

    /// <summary>
    /// A button or a small form on another page: <paramref name="show"/> is that page, which comes back when the act is refused.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <param name="action">Where it posts to.</param>
    /// <param name="show">The page it is on; takes the <see cref="FormState"/> to show.</param>
    /// <param name="message">What the next page tells, in Dutch.</param>
    /// <param name="then">Where to go; its last placeholder is what was made, the others are those of this address.</param>
    public static ActRoute Button(this ActRoute act, PageAddress action, Delegate show, string message, PageAddress then) =>
        act.Button(action, show, (http, made) => (message, then.After(http, made)));

    /// <summary>The same, where what it tells or where it goes depends on what was posted.</summary>
    public static ActRoute Button(
        this ActRoute act, PageAddress action, Delegate show, Func<HttpContext, Guid?, (string Message, string Address)> then)
    {
        // Made at the first call: most forms are not posted in the first minute.
        var handle = new Lazy<RequestDelegate>(() => Bind(act.Handle, Done));
        var again = new Lazy<RequestDelegate>(() => Bind(show));
        act.Routes.Pages.MapPost(action.Pattern, (HttpContext http) => Post(http, handle.Value, Done, again.Value))
            .WithMetadata(act.Requirement);
        return act;

        IResult Done(HttpContext http, Guid? made)
        {
            var (message, address) = then(http, made);
            FlashMessage.Set(http, message);
            return TypedResults.Redirect(address); // 302 after POST: reloading the page does nothing again
        }

        RequestDelegate Bind(Delegate handler, Func<HttpContext, Guid?, IResult>? done = null)
        {
            var endpoint = new RouteEndpointBuilder(null, RoutePatternFactory.Parse(action.Pattern), 0);
            if (done is not null)
            {
                endpoint.FilterFactories.Add((_, next) => async call => done(call.HttpContext, await next(call) as Guid?));
            }

            return RequestDelegateFactory.Create(handler, new()
            {
                ServiceProvider = act.Routes.Services,
                EndpointBuilder = endpoint,
                ThrowOnBadRequest = true,
                RouteParameterNames = ["tenant", .. endpoint.RoutePattern.Parameters.Select(p => p.Name)],
            }).RequestDelegate;
        }
    }

    /// <summary>Does the act with the form as its JSON body; shows the page again when it is refused.</summary>
    private static async Task Post(HttpContext http, RequestDelegate handle, Func<HttpContext, Guid?, IResult> done, RequestDelegate again)
    {
        var form = await http.Request.ReadTypedForm(http.RequestAborted);
        if (KeptForm.Restored(http, form) is { } restored)
        {
            http.Items[typeof(FormState)] = restored;
            await again(http);
            return;
        }

        var body = FormJson.Read(form);
        var json = Encoding.UTF8.GetBytes(body.ToJsonString());
        var key = form[Idempotency.Name].ToString();
        if (key is { Length: > 0 and <= Idempotency.MaxLength })
        {
            await Idempotency.Note(http, key);
        }

        (http.Request.Body, http.Request.ContentType, http.Request.ContentLength) = (new MemoryStream(json), "application/json",
            json.Length);
        try
        {
            await handle(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var errors = InvalidInput.ErrorsIn(e);
            var earlier = StoreAway.IsCauseOf(e) ? default : await Idempotency.FindEarlier(http);
            if (earlier.Done)
            {
                await done(http, earlier.CreatedId).ExecuteAsync(http); // sent twice: the second press gets what the first one made
            }
            else if (errors is not null || e is RuleViolation)
            {
                var values = FormJson.Flatten(body);
                if (key.Length > 0)
                {
                    values[Idempotency.Name] = [key]; // the form that comes back keeps its key
                }

                var service = http.GetEndpoint()!.Metadata.GetRequiredMetadata<OwningService>().Name;
                http.RequestServices.GetRequiredKeyedService<ServiceDb>(service).DiscardChanges();
                http.Items[typeof(FormState)] = new FormState(values, errors, e as RuleViolation);
                http.Response.StatusCode = errors is null ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
                await again(http);
            }
            else
            {
                throw;
            }
        }
    }
}
