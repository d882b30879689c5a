namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>The act of reading the log, as the log itself names it.</summary>
internal static class ReadAudit;
