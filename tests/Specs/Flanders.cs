using AgiiPlatform.Platform.Tenancy;

namespace AgiiPlatform.Specs;

/// <summary>The day it is for the platform, which around midnight is not the day of the machine.</summary>
internal static class Flanders
{
    internal static DateOnly Today => new RequestContext(TimeProvider.System, new()).Today;
}
