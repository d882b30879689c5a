using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Web.Forms;

/// <summary>Handles a posted form.</summary>
public static class PostedForms
{
    /// <summary>
    /// Handles a posted form: does the act and goes to <paramref name="then"/> (given the id it made, if any), or shows the form
    /// <paramref name="again"/> with the values and what was wrong.
    /// </summary>
    public static async Task<IResult> Post<TInput>(
        HttpContext http, Func<TInput, Task<Guid?>> act, Func<Guid?, string> then, string notice, Func<FormState, Task<IResult>> again)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var body = FormJson.Read(form);
        var key = form[Idempotency.Name].ToString();
        if (key is { Length: > 0 and <= Idempotency.MaxLength })
        {
            Idempotency.Note(http, key, SHA256.HashData(Encoding.UTF8.GetBytes(body.ToJsonString())));
        }

        Guid? made;
        try
        {
            made = await act(body.Deserialize<TInput>(
                http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)!);
        }
        catch (Exception e) when (e is not NotFound)
        {
            var errors = InvalidInput.ErrorsIn(e);
            var earlier = errors is null ? await Idempotency.FindEarlier(http) : default;
            if (earlier.Done)
            {
                made = earlier.CreatedId;
            }
            else if (errors is not null || e is RuleViolation)
            {
                http.Response.StatusCode = e is RuleViolation ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
                var values = FormJson.Flatten(body);
                if (key.Length > 0)
                {
                    values[Idempotency.Name] = [key];
                }

                return await again(new FormState(values, errors, e as RuleViolation));
            }
            else
            {
                throw;
            }
        }

        FlashMessage.Set(http, notice);
        return TypedResults.Redirect(then(made));
    }

    /// <inheritdoc cref="Post{TInput}(HttpContext, Func{TInput, Task{Guid?}}, Func{Guid?, string}, string, Func{FormState,
    /// Task{IResult}})"/>
    public static Task<IResult> Post<TInput>(HttpContext http, Func<TInput, Task> act, string then, string notice, Func<FormState,
        Task<IResult>> again) =>
        Post<TInput>(http, async input =>
        {
            await act(input);
            return null;
        }, _ => then, notice, again);
}
