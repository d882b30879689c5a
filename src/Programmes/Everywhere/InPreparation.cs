namespace AgiiPlatform.Programmes.Everywhere;

/// <summary>A municipality that prepares to take part, and does not count yet.</summary>
/// <param name="Municipality">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region.</param>
/// <param name="Actions">How many actions it has chosen until now.</param>
public sealed record InPreparation(string Municipality, string Name, string Region, int Actions);
