namespace AgiiPlatform.Programmes;

/// <summary>What a programme is to reach; its actions name it by its code.</summary>
/// <param name="Code">Its number or code: "3", "SD 3".</param>
/// <param name="Name">What is to be reached.</param>
public sealed record Objective(string Code, string Name);
