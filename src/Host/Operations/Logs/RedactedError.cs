namespace AgiiPlatform.Host.Operations.Logs;

/// <summary>An error as the log may have it (<see cref="Redaction"/>).</summary>
internal sealed class RedactedError(Exception error) : Exception(Redaction.OfError(error.Message))
{
    private readonly string _text = Redaction.OfError(error);

    public override string ToString() => _text;
}
