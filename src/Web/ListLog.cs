using System.Text;

namespace AgiiPlatform.Web;

/// <summary>What the audit log says of a list of people that was looked at: whose data it showed.</summary>
public static class ListLog
{
    /// <summary>"lijst bekeken:", and the ids of those that were shown, without hyphens.</summary>
    public static string Of(IEnumerable<Guid> shown) =>
        shown.Aggregate(new StringBuilder("lijst bekeken:"), (text, id) => text.Append($" {id:N}")).ToString();
}
