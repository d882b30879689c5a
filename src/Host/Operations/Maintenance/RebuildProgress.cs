namespace AgiiPlatform.Host.Operations;

/// <summary>How far a rebuild is.</summary>
/// <param name="Begun">When and by whom it was begun.</param>
/// <param name="Done">How many statements were taken.</param>
/// <param name="Of">How many there will be: one of each publisher, for each municipality.</param>
public sealed record RebuildProgress(Occurrence Begun, int Done, int Of);
