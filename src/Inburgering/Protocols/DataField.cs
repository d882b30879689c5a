namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>A piece of data that a referral may carry, if the protocol says so.</summary>
public enum DataField
{
    /// <summary>The national number.</summary>
    Insz,

    /// <summary>First name and last name.</summary>
    Name,

    /// <summary>The date of birth.</summary>
    BirthDate,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>
    /// Whether an interpreter is needed for the appointment, and for which language. A language preference may not be recorded
    /// (circular BB 2010/03).
    /// </summary>
    Interpreter,

    /// <summary>Why the client is referred.</summary>
    Reason,

    /// <summary>Whether there is a GPMI and since when; what is in it stays with the OCMW.</summary>
    Gpmi,

    /// <summary>When the client would like to come.</summary>
    Appointment,

    /// <summary>A few words beside it.</summary>
    Note,
}
