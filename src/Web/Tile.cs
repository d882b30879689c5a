namespace AgiiPlatform.Web;

/// <summary>One hexagon of a <see cref="TileMap"/>.</summary>
/// <param name="Row">The row, from the top.</param>
/// <param name="Column">The column, from the left.</param>
/// <param name="Name">The name of the municipality.</param>
/// <param name="ShortName">Two to four letters that fit in the hexagon.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Kind">How it is filled.</param>
/// <param name="StatusText">What the fill means for this one: "bezocht op 3-5-2019".</param>
public sealed record Tile(int Row, int Column, string Name, string ShortName, string Href, TileKind Kind, string StatusText);
