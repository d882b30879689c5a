using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Input;

/// <summary>
/// Every act of the running host that takes a body, and every text in it: what nobody may type there, is refused there, by the same rule.
/// </summary>
public class Every_text_of_every_act(PlatformFixture platform)
{
    private sealed record TextField(RouteEndpoint Route, string Path, string Before, string After, Type? Converter);

    private static readonly (string Account, string Tenant)[] People =
    [
        ("ambtenaar@kortrijk.example", "kortrijk"), ("ocmw@kortrijk.example", "kortrijk"), ("directeur@kortrijk.example", "kortrijk"),
        ("schepen@kortrijk.example", "kortrijk"), ("consulent.west-vlaanderen@agii.example", "kortrijk"),
        ("trajectbegeleider.west-vlaanderen@agii.example", "kortrijk"), ("regiomanager.west-vlaanderen@agii.example", "kortrijk"),
        ("regiomanager.west-vlaanderen@agii.example", "agii"), ("beheerder@agii.example", "agii"),
    ];

    private List<TextField> Texts() =>
    [
        .. from route in platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           where route.Metadata.GetMetadata<OwningService>() is not null
           where route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
           let body = route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
           where body is not null
           from text in In(body, "", "", "", 0)
           select new TextField(route, text.Path, text.Before, text.After, text.Converter),
    ];

    private static IEnumerable<(string Path, string Before, string After, Type? Converter)> In(
        Type type, string path, string before, string after, int depth)
    {
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && depth < 6))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var (here, start) = (path.Length == 0 ? name : $"{path}.{name}", $"{before}{{\"{name}\":");
            var converter = property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType;
            var (of, isList) = property.PropertyType.IsGenericType && property.PropertyType != typeof(string)
                && property.PropertyType.GetInterfaces().Any(i => i == typeof(System.Collections.IEnumerable))
                ? (property.PropertyType.GetGenericArguments()[0], true) : (property.PropertyType, false);
            if (of == typeof(string) && !(isList && converter is not null))
            {
                yield return (isList ? $"{here}[0]" : here, start + (isList ? "[" : ""), (isList ? "]" : "") + "}" + after, converter);
            }
            else if (isList && converter is not null)
            {
                yield return (here, start, "}" + after, null); // as the text that a form posts
            }
            else if (of.Namespace?.StartsWith("AgiiPlatform", StringComparison.Ordinal) == true && !of.IsEnum)
            {
                foreach (var text in In(of, isList ? $"{here}[0]" : here, start + (isList ? "[" : ""), (isList ? "]" : "") + "}" + after,
                    depth + 1))
                {
                    yield return text;
                }
            }
        }
    }

    [Fact]
    public void Is_read_by_the_one_rule_but_for_the_number_itself_and_passwords() =>
        Texts().Where(t => t.Converter is not null)
            .Select(t => $"{t.Route.RoutePattern.RawText} {t.Path} {t.Converter!.Name}").Distinct().Order(StringComparer.Ordinal).ShouldBe(
            [
                "/api/agii/people password PasswordField",
                "/api/agii/people/{id:guid}/password password PasswordField",
                "/api/identity/login password PasswordField",
                "/api/{tenant}/referrals client.insz NationalNumberField",
            ]);

    [Fact]
    public async Task Refuses_a_national_number_and_names_the_field()
    {
        await platform.ConsultantIn("kortrijk", "west-vlaanderen");
        var texts = Texts().Where(t => t.Converter is null).ToList();
        texts.Count.ShouldBeGreaterThan(100);
        foreach (var text in texts)
        {
            var (status, answer) = await Send(text, "\"Partner: 86.05.01\u2013137.25\"");
            status.ShouldBe(HttpStatusCode.BadRequest, $"{text.Route.RoutePattern.RawText} {text.Path}: {answer}");
            answer.ShouldContain("Schrijf hier geen rijksregisternummer", customMessage: $"{text.Route.RoutePattern.RawText} {text.Path}");
            JsonDocument.Parse(answer).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([text.Path]);
        }
    }

    [Fact]
    public async Task Never_fails_on_what_no_document_may_hold_and_names_the_field_of_half_a_character()
    {
        await platform.ConsultantIn("kortrijk", "west-vlaanderen");
        foreach (var text in Texts())
        {
            var at = $"{text.Route.RoutePattern.RawText} {text.Path}";
            var (status, answer) = await Send(text, "\"een\\u0000twee\\u000bdrie\\ufffevier\\uffff\\u0001\"");
            ((int)status).ShouldBeLessThan(500, $"{at}: {answer}");
            (status, answer) = await Send(text, "\"een\\ud800twee\"");
            status.ShouldBe(HttpStatusCode.BadRequest, at);
            JsonDocument.Parse(answer).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([text.Path], at);
        }
    }

    /// <summary>Sends this one text, as the first of these people who may do the act.</summary>
    private async Task<(HttpStatusCode Status, string Answer)> Send(TextField text, string value)
    {
        var allowed = text.Route.Metadata.GetMetadata<PermissionRequirement>() is null ? [("", "")] : People;
        foreach (var (account, tenant) in allowed)
        {
            using var client = account.Length == 0 ? platform.Anonymous() : await platform.SignIn(account);
            var address = System.Text.RegularExpressions.Regex.Replace(
                text.Route.RoutePattern.RawText!.Replace("{tenant}", tenant, StringComparison.Ordinal), @"\{(?<name>\w+)[^}]*\}",
                m => m.Groups["name"].Value == "index" ? "0" : Guid.CreateVersion7().ToString(),
                System.Text.RegularExpressions.RegexOptions.NonBacktracking);
            var method = text.Route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];
            using var request = new HttpRequestMessage(new(method), address)
            {
                Content = new StringContent(text.Before + value + text.After, Encoding.UTF8, "application/json"),
            };
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
            {
                return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
            }
        }

        return (HttpStatusCode.NotFound, "nobody may");
    }
}
