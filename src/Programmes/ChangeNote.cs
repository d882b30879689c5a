namespace AgiiPlatform.Programmes;

/// <summary>Who corrected, removed or gave up something, when and why.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who, as they were called then: "An Ambtenaar, ambtenaar".</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeNote(DateOnly On, string By, string Reason)
{
    /// <summary>By whoever acts in this request.</summary>
    internal static ChangeNote Of(RequestContext context, string reason) => new(context.Today, Who(context), reason);

    /// <summary>Who acts in this request: "An Ambtenaar, ambtenaar".</summary>
    internal static string Who(RequestContext context) => Role.All.GetValueOrDefault(context.Actor.Role)?.Title is { } title
        ? $"{context.Actor.Name}, {char.ToLowerInvariant(title[0])}{title[1..]}" : context.Actor.Name;

    /// <summary>"26-11-2026 door An Ambtenaar, ambtenaar: tikfout".</summary>
    internal string InWords => $"{On.InDigits()} door {By}: {Reason}";
}
