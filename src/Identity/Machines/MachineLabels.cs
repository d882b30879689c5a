namespace AgiiPlatform.Identity.Machines;

/// <summary>What the pages say of a machine account.</summary>
internal static class MachineLabels
{
    /// <summary>What it may do, in words.</summary>
    internal static string Text(Permission what) => what switch
    {
        Permission.AgreementsRead => "Overeenkomsten, bijlagen en overleg lezen",
        Permission.VisitsRead => "Bezoeken van AgII lezen",
        Permission.ProtocolsRead => "Protocol en contactpersonen lezen",
        Permission.ProgrammesRead => "Programma's, beleidsplannen en cijfers lezen",
        Permission.ProgrammesWrite => "Programma's, beleidsplannen en cijfers bijhouden",
        Permission.ReferralsRead => "Doorverwijzingen lezen (gegevens van cliënten)",
        Permission.ReferralsAsOcmw => "Doorverwijzingen versturen en beantwoorden als OCMW",
        _ => what.ToString(),
    };

    /// <summary>The same, by the name at the API.</summary>
    internal static string Text(string what) => Text(ApiName.Read<Permission>(what)!.Value);

    /// <summary>How it stands.</summary>
    internal static (string Text, Severity Kind) State(string state) => state switch
    {
        "works" => ("Werkt", Severity.Success),
        "to-confirm" => ("Te bevestigen", Severity.Warning),
        "without-secret" => ("Nog zonder geheim", Severity.Warning),
        "expired" => ("Verlopen", Severity.Neutral),
        _ => ("Ingetrokken", Severity.Neutral),
    };
}
