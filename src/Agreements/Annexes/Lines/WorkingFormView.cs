namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A working form with its name and what it is.</summary>
public sealed record WorkingFormView(WorkingForm Form, string Name, string Definition);
