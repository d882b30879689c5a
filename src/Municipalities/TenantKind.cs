namespace AgiiPlatform.Municipalities;

/// <summary>What kind of organisation a tenant is.</summary>
public enum TenantKind
{
    /// <summary>A Flemish municipality, present or past.</summary>
    Municipality,

    /// <summary>The agency itself, that works across the municipalities.</summary>
    Agency,
}
