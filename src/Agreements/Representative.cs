namespace AgiiPlatform.Agreements;

/// <summary>Somebody who signs, with the title as printed: the same person was "stadssecretaris" and "algemeen directeur" on one day.</summary>
internal sealed record Representative(string Name, string Title)
{
    public override string ToString() => $"{Name} ({Title})";
}
