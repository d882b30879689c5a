namespace AgiiPlatform.Programmes.Measuring;

/// <summary>What will be reached on the last day if it goes on as until now.</summary>
/// <param name="Value">How many, in whole units.</param>
/// <param name="On">The last day of the programme.</param>
/// <param name="Text">As a sentence: "Bij dit tempo 210 van 262 op 31-10-2023."</param>
/// <param name="How">How it was found.</param>
public sealed record Forecast(decimal Value, DateOnly On, string Text, string How);
