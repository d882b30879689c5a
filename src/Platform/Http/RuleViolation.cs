namespace AgiiPlatform.Platform.Http;

/// <summary>A rule of the domain refuses the act: a Dutch sentence for the person, a stable name for programs. Answered as 409.</summary>
public sealed class RuleViolation(string rule, string sentence) : Exception(sentence)
{
    /// <summary>The rule's name in kebab case, the end of the problem's <c>type</c>.</summary>
    public string Rule { get; } = rule;

    /// <summary>Refuses when the condition holds.</summary>
    public static void If(bool condition, string rule, string sentence) =>
        _ = condition ? throw new RuleViolation(rule, sentence) : condition;
}
