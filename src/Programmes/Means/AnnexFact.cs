using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Programmes.Means;

/// <summary>An annex of the municipality's agreement, which Agreements keeps: a programme links to its lines, and copies none.</summary>
internal sealed class AnnexFact : Projection
{
    public string Year { get; private set; } = "";
    public int Edition { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public bool Approved { get; private set; }

    /// <summary>The later edition that holds in its place.</summary>
    public Guid? ReplacedBy { get; private set; }

    public IReadOnlyList<AnnexAction> Actions { get; private set; } = [];

    internal string Name => Edition <= 1 ? $"Bijlage {Year}" : $"Bijlage {Year}, versie {Edition}";

    internal void Apply(AnnexChanged m) => (Year, Edition, From, Until, Approved, ReplacedBy, Actions) =
        (m.Year, m.Edition, m.From, m.Until, m.Approved, m.ReplacedBy, m.Actions);
}
