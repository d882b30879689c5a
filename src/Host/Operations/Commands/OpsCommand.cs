namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>A command for operators.</summary>
/// <param name="Name">The word after <c>--ops</c>.</param>
/// <param name="Service">The one service that it is about, whose settings it needs; null for all, or what <c>--service</c> says.</param>
/// <param name="Help">What it does, in a line.</param>
/// <param name="Run">Does it: writes its answer and gives the exit code, 0 or 1.</param>
/// <param name="OpensStores">Whether it moves whole tables, with the migrator's login or the embedded folder to itself.</param>
internal sealed record OpsCommand(
    string Name, string? Service, string Help, Func<WebApplication, TextWriter, CancellationToken, Task<int>> Run,
    bool OpensStores = false);
