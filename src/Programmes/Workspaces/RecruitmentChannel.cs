namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>How a mentor was found.</summary>
public enum RecruitmentChannel
{
    /// <summary>The magazine of the municipality.</summary>
    MunicipalMagazine,
    /// <summary>The website or social media.</summary>
    Online,
    /// <summary>Somebody told them.</summary>
    WordOfMouth,
    /// <summary>A partner organisation.</summary>
    Partner,
    /// <summary>At a meeting or market.</summary>
    Event,
    /// <summary>Another way.</summary>
    Other,
}
