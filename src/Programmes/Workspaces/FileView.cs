namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A file to be saved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record FileView(Guid Id, string Name, long Length);
