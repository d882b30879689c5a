using AgiiPlatform.Platform.Persistence;

namespace AgiiPlatform.Host.Storage;

/// <summary>Holds the folder of the embedded shape for one process: two would send the same messages and miss each other's.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _held;

    private DataFolder(FileStream held) => _held = held;

    /// <summary>Takes the folder, as <see cref="Take"/> does; null when another process has it.</summary>
    internal static DataFolder? TakeIfFree(IConfiguration configuration)
    {
        try
        {
            return Take(configuration);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Takes the folder until disposed; the system gives it back when the process ends, however it ends.</summary>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    internal static DataFolder Take(IConfiguration configuration)
    {
        var folder = configuration.DataDirectory();
        try
        {
            return new(new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"The folder {folder} is in use by another process of the platform: stop that one, or give another folder with --data.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
