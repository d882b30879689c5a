namespace AgiiPlatform.Platform.Http;

/// <summary>
/// Maps functions as the framework's methods of the same names do, which yield to these; but the code that binds a function's parameters is
/// compiled at its first request: that of all routes took 25 MB. A parameter that cannot be bound is still refused at the start.
/// </summary>
public static class CompiledAtFirstRequest
{
    extension(RouteGroupBuilder group)
    {
        /// <summary>Maps GET requests.</summary>
        public RouteHandlerBuilder MapGet(string pattern, Delegate handle) => group.MapMethods(pattern, [HttpMethods.Get], handle);
        /// <summary>Maps POST requests.</summary>
        public RouteHandlerBuilder MapPost(string pattern, Delegate handle) => group.MapMethods(pattern, [HttpMethods.Post], handle);

        /// <summary>Maps requests with one of the methods.</summary>
        public RouteHandlerBuilder MapMethods(string pattern, IEnumerable<string> methods, Delegate handle) => RouteHandlerServices.Map(
            group, pattern, handle, methods, RequestDelegateFactory.InferMetadata, static (function, options, _) =>
            {
                var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(function, options).RequestDelegate);
                return new(http => compiled.Value(http), []);
            });
    }
}
