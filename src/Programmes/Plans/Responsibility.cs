namespace AgiiPlatform.Programmes.Plans;

/// <summary>Who is responsible for what in a policy plan.</summary>
/// <param name="Who">A function or service: "Stafmedewerker diversiteit".</param>
/// <param name="IsPolitical">Whether it is a politician; otherwise an official.</param>
/// <param name="Tasks">For what: "mandaat, expertise, ondersteuning, coördinatie".</param>
public sealed record Responsibility(string Who, bool IsPolitical, string? Tasks);
