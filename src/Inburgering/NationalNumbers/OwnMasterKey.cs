using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>
/// The master key of the embedded shape: a file, made at the first start. A key beside the data protects no more than the folder itself is
/// protected; it is meant for one machine.
/// </summary>
internal sealed class OwnMasterKey(IConfiguration configuration)
{
    /// <summary>Where it is.</summary>
    internal string File { get; } = Path.Combine(configuration.DataDirectory(), "keys", "insz-1.key");

    /// <summary>Whether a new one may be made: not when numbers are stored that need the old one.</summary>
    internal bool MayBeMade { get; set; } = true;

    /// <exception cref="FileNotFoundException">It is gone, and may not be made anew.</exception>
    internal byte[] Read()
    {
        if (MayBeMade && !System.IO.File.Exists(File))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllText(File, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        try
        {
            return Convert.FromBase64String(System.IO.File.ReadAllText(File));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException("The master key is gone.", File, e);
        }
    }
}
