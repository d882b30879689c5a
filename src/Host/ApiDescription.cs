namespace AgiiPlatform.Host;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: every API route of the services in this process.</summary>
internal static class ApiDescription
{
    internal static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "AgII-platform";
            document.Info.Description = "Samenwerkingsovereenkomsten, bezoeken en doorverwijzingen van de Vlaamse gemeenten, OCMW's en AgII. "
                + "Sign in with POST /api/identity/login and send the token as 'Authorization: Bearer'. Refusals are problem details with a stable type.";
            return Task.CompletedTask;
        });
    });
}
