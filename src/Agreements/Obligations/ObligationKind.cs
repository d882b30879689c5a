namespace AgiiPlatform.Agreements.Obligations;

/// <summary>What an obligation asks for.</summary>
public enum ObligationKind
{
    /// <summary>Beleidsoverleg: AgII, the alderman and the official together (R3).</summary>
    PolicyMeeting,
    /// <summary>Operationeel overleg: AgII and the official (R4).</summary>
    OperationalMeeting,
    /// <summary>Stuurgroep, usually three or four times a year (R14).</summary>
    SteeringGroup,
    /// <summary>Evaluatie van de samenwerking (R5).</summary>
    Evaluation,
}
