namespace AgiiPlatform.Agreements;

/// <summary>Somebody who signs, with the title as printed.</summary>
internal sealed record Representative(string Name, string Title)
{
    public override string ToString() => $"{Name} ({Title})";
}
