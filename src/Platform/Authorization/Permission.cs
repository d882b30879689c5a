namespace AgiiPlatform.Platform.Authorization;

/// <summary>What a route asks of the person who calls it.</summary>
public enum Permission
{
    /// <summary>Read agreements.</summary>
    AgreementsRead,
    /// <summary>Draft and change agreements and record decisions about them.</summary>
    AgreementsWrite,
    /// <summary>Sign an agreement.</summary>
    AgreementsSign,
    /// <summary>Read visits.</summary>
    VisitsRead,
    /// <summary>Plan, hold and cancel visits.</summary>
    VisitsWrite,
    /// <summary>See one's own caseload.</summary>
    CaseloadRead,
    /// <summary>Assign consultants to municipalities.</summary>
    AssignmentsWrite,
    /// <summary>Read the OCMW protocol and the contact persons.</summary>
    ProtocolsRead,
    /// <summary>Register a protocol and name contact persons.</summary>
    ProtocolsWrite,
    /// <summary>Read client referrals of one OCMW: sensitive personal data.</summary>
    ReferralsRead,
    /// <summary>Send, withdraw and answer referrals as the OCMW.</summary>
    ReferralsAsOcmw,
    /// <summary>Receive, answer and send referrals as AgII's counsellors.</summary>
    ReferralsAsAgii,
    /// <summary>See the figures across municipalities: no personal data.</summary>
    OverviewRead,
    /// <summary>Manage accounts and their roles.</summary>
    PeopleManage,
    /// <summary>See who has access to one's own organisation.</summary>
    AccessRead,
    /// <summary>Confirm, as the second person, a role that opens client data in one's own organisation.</summary>
    AccessConfirm,
    /// <summary>Manage the people of one's own municipality and their roles there.</summary>
    OwnPeopleManage,
    /// <summary>Read the log of one's own organisation: who did what.</summary>
    AuditRead,
    /// <summary>See how the platform runs, and operate it: messages, projections, retention, keys, rights; no content.</summary>
    PlatformManage,
    /// <summary>Read the programmes, policy plans and projects of a municipality.</summary>
    ProgrammesRead,
    /// <summary>Plan, measure and report on them.</summary>
    ProgrammesWrite,
    /// <summary>See which municipality takes part in what, and totals: no personal data.</summary>
    ProgrammesReadAcross,
    /// <summary>Define the programmes that municipalities take part in, and say who leads a project of theirs.</summary>
    ProgrammeDefinitionsWrite,
    /// <summary>Read the workspaces of the projects in which a municipality takes part: no names of volunteers.</summary>
    ProjectsRead,
    /// <summary>Write in them, and keep the municipality's own duos of mentor and mentee, by name.</summary>
    ProjectsWrite,
}
