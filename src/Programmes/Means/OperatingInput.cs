using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Means;

/// <summary>What is given when a line of operating money is added or changed; amounts in cents, or in euros as people write them.</summary>
internal sealed record OperatingInput
{
    public string? Text { get; init; }
    public long? Cents { get; init; }

    public decimal? Euros { get; init; }

    /// <summary>What each action has of it; none: general. A single one may leave its amount out.</summary>
    public IReadOnlyList<ShareInput>? Shares { get; init; }

    /// <summary>Whether it strengthens the regular operation.</summary>
    public bool Strengthens { get; init; }

    /// <inheritdoc cref="PersonnelInput.Version"/>
    public int? Version { get; init; }

    internal sealed record ShareInput
    {
        public string? Action { get; init; }
        public long? Cents { get; init; }

        public decimal? Euros { get; init; }
    }

    /// <summary>The line, when it can be one of a programme with these actions.</summary>
    internal OperatingLine Checked(Guid id, IReadOnlyList<string> codes)
    {
        var check = new Check()
            .RequiredText(Text, "text", "waarvoor het geld dient", MaxLineText)
            .Amount(Cents, Euros, Cents is null ? "euros" : "cents", "het bedrag");
        var shares = Shares.Given("shares");
        foreach (var (i, share) in shares.Index())
        {
            check.Must(share.Action is not null && codes.Contains(share.Action), $"shares[{i}].action",
                    $"«{Text}», deel {i + 1}: actie {share.Action ?? "zonder nummer"} staat niet in dit programma.")
                .Must(shares.Count(s => s.Action == share.Action) == 1, $"shares[{i}].action",
                    $"«{Text}», deel {i + 1}: actie {share.Action} staat er twee keer.");
            if (shares.Count > 1 || share.Cents is not null || share.Euros is not null)
            {
                check.Amount(share.Cents, share.Euros, $"shares[{i}].{(share.Cents is null ? "euros" : "cents")}",
                    $"het deel van actie {share.Action}");
            }
        }

        check.ThrowIfInvalid();
        var whole = Money.Cents(Cents, Euros)!.Value;
        List<ActionShare> parts = [.. shares.Select(s => new ActionShare(s.Action!, Money.Cents(s.Cents, s.Euros) ?? whole))];
        RuleViolation.If(parts.Count > 0 && parts.Sum(p => p.Cents) != whole, "shares-do-not-add-up",
            $"«{Text}»: de delen van de acties samen zijn {string.Join(" + ", parts.Select(p => p.Cents.InEuros()))} = "
            + $"{parts.Sum(p => p.Cents).InEuros()}, en het hele bedrag is {whole.InEuros()}.");
        return new(id, Text!, whole, parts, Strengthens);
    }

    internal const int MaxLineText = 300;
}
