using Microsoft.AspNetCore.Mvc;

namespace AgiiPlatform.Overview;

/// <summary>What is asked, by the names in the addresses of the API; those of pages are Dutch (<see cref="InPages"/>).</summary>
internal sealed record OverviewQuery(
    [FromQuery(Name = "asOf")] string? AsOf,
    [FromQuery(Name = "population")] string? Population,
    [FromQuery(Name = "region")] string? Region)
{
    /// <summary>A date, a population, a region and a state as they end the address of a page; what is not asked stays empty.</summary>
    internal const string InPages = "?datum={date}&bevolking={population}&regio={region}&status={state}";
}
