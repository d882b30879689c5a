using System.Collections;

namespace AgiiPlatform.Host.Operations.Logs;

/// <summary>A line for the log with its values by the names of their parameters, after <see cref="Redaction"/>.</summary>
internal sealed class RedactedLine : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly string _text;
    private readonly KeyValuePair<string, object?>[] _values;

    private RedactedLine(string text, KeyValuePair<string, object?>[] values) => (_text, _values) = (text, values);

    /// <summary>The line as its writer meant it, with whatever it was given.</summary>
    internal static RedactedLine Of<TState>(TState state, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, null);
        var given = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        var values = new KeyValuePair<string, object?>[given.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (name, value) = given[i];
            values[i] = new(name, Redaction.Of(name, value));
            if (!Equals(value, values[i].Value) && value?.ToString() is { Length: > 0 } shown)
            {
                text = text.Replace(shown, $"{values[i].Value}", StringComparison.Ordinal);
            }
        }

        return new(Redaction.Of(text), values);
    }

    public override string ToString() => _text;

    public int Count => _values.Length;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
