namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>The act of asking for an archive, as the log names it: it is there before anything is shown.</summary>
internal static class ReadArchive;
