using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Web.Forms;

/// <summary>
/// Shows a form again with what was typed, and does nothing else: without a script, this is how a page says beforehand how it reads what
/// somebody is about to save.
/// </summary>
public static class FormReview
{
    /// <summary>Adds that to an act with a form; its button is the <c>Review</c> of a <c>PostForm</c>.</summary>
    /// <param name="act">The act that the form is for.</param>
    /// <param name="address">Where the button posts to.</param>
    /// <param name="show">The page of the form; takes the <see cref="FormState"/> to show.</param>
    public static ActRoute Review(this ActRoute act, PageAddress address, Delegate show)
    {
        act.Routes.Pages.MapPost(address.Pattern, async (HttpContext http) =>
        {
            var form = await http.Request.ReadTypedForm(http.RequestAborted);
            var values = FormJson.Flatten(FormJson.Read(form));
            if (form[Idempotency.Name].ToString() is { Length: > 0 and <= Idempotency.MaxLength } key)
            {
                values[Idempotency.Name] = [key]; // the same form, so the same key
            }

            await Show(http, act, new FormState(values), show);
        }).WithMetadata(act.Requirement);
        return act;
    }

    /// <summary>Answers with the page of an act's form, in this state.</summary>
    internal static Task Show(HttpContext http, ActRoute act, FormState state, Delegate show)
    {
        http.Items[typeof(FormState)] = state;
        var page = RequestDelegateFactory.Create(show, new()
        {
            ServiceProvider = act.Routes.Services,
            ThrowOnBadRequest = true,
            RouteParameterNames = ["tenant", .. http.Request.RouteValues.Keys],
        });
        return page.RequestDelegate(http);
    }
}
