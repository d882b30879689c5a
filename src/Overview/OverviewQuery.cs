using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Overview;

/// <summary>What is asked, as it stands in the address.</summary>
internal sealed record OverviewQuery(
    [FromQuery(Name = "asOf")] string? AsOf, [FromQuery(Name = "population")] string? Population, [FromQuery(Name = "region")] string? Region);
