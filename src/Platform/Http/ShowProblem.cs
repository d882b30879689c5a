using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Platform.Http;

/// <summary>How a problem is shown to a person; the pages' project fills it in.</summary>
public delegate Task ShowProblem(HttpContext http, ProblemDetails problem);
