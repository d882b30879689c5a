namespace AgiiPlatform.Programmes.Boards;

/// <summary>The money of an action, in cents.</summary>
/// <param name="Number">The number or code of the action.</param>
/// <param name="Name">What is done.</param>
/// <param name="SubsidyCents">What it gets.</param>
/// <param name="OperatingCents">Its part of the operating money.</param>
public sealed record BoardMoney(string Number, string Name, long SubsidyCents, long OperatingCents);
