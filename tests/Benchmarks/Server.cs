using System.Diagnostics;
using System.Globalization;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// A server that another script started and that may be killed here: it is started again as it was, with the same command, environment,
/// folder and account, as the system tells of them (Linux). Started again it is ours, and ends with this object.
/// </summary>
internal sealed class Server(int id) : IDisposable
{
    private Process _process = Process.GetProcessById(id);

    /// <summary>Kills it without warning, and starts it again at once.</summary>
    internal async Task KillAndStart()
    {
        var about = $"/proc/{_process.Id}";
        string[] command = File.ReadAllText($"{about}/cmdline").TrimEnd('\0').Split('\0');
        var environment = File.ReadAllText($"{about}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var (user, group) = (Account("Uid:"), Account("Gid:"));
        string[] account = Environment.IsPrivilegedProcess ? ["--reuid", user, "--regid", group, "--init-groups"] : [];
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig=KILL", .. account, .. command])
        {
            UseShellExecute = false,
            WorkingDirectory = File.ResolveLinkTarget($"{about}/cwd", returnFinalTarget: true)!.FullName,
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment.Clear();
        foreach (var (key, value) in environment.Select(e => e.Split('=', 2)).Select(e => (e[0], e[1])))
        {
            start.Environment[key] = value;
        }

        _process.Kill();
        await _process.WaitForExitAsync();
        do // PostgreSQL does not start while the processes of the killed one are still going
        {
            _process.Dispose();
            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, _) => { };
            _process.ErrorDataReceived += (_, _) => { };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
        while (_process.WaitForExit(TimeSpan.FromMilliseconds(500)));

        string Account(string what) => File.ReadLines($"{about}/status").First(l => l.StartsWith(what, StringComparison.Ordinal))
            .Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[1].ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (_process.StartInfo.FileName == "setpriv" && !_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
