using System.Collections.Frozen;
using static AgiiPlatform.Platform.Authorization.Permission;

namespace AgiiPlatform.Platform.Authorization;

/// <summary>A role: its name on the wire, its Dutch title, whether AgII's people hold it, and what it may do.</summary>
public sealed record Role(string Name, string Title, bool OfAgency, IReadOnlySet<Permission> Permissions)
{
    /// <summary>A municipal official for integration or diversity.</summary>
    public const string Official = "official";
    /// <summary>An alderman: reads policy, signs, and never sees client data.</summary>
    public const string Alderman = "alderman";
    /// <summary>The general manager: signs and certifies.</summary>
    public const string Director = "director";
    /// <summary>An OCMW social worker: the only municipal role that sees clients (professional secrecy, Criminal Code art. 458).</summary>
    public const string OcmwWorker = "ocmw-worker";
    /// <summary>Whom the general manager names to manage the municipality's people: no content.</summary>
    public const string PeopleOfficer = "people-officer";
    /// <summary>The coordinator of a project of several municipalities, of whatever employer: its workspace, and nothing else.</summary>
    public const string Coordinator = "project-coordinator";
    /// <summary>An AgII consultant: works in a municipality only through an assignment and on its dates.</summary>
    public const string Consultant = "consultant";
    /// <summary>An AgII trajectory counsellor: handles client referrals of a region.</summary>
    public const string Counsellor = "counsellor";
    /// <summary>An AgII regional manager.</summary>
    public const string RegionalManager = "regional-manager";
    /// <summary>A platform administrator: accounts, assignments and how the platform runs, no content.</summary>
    public const string Administrator = "administrator";

    /// <summary>What a program may be given, each as a role with that one permission.</summary>
    public static IReadOnlyList<Permission> ForPrograms { get; } =
        [AgreementsRead, VisitsRead, ProtocolsRead, ProgrammesRead, ProgrammesWrite, ReferralsRead, ReferralsAsOcmw];

    /// <summary>The role of a program that may do this.</summary>
    public static string OfProgram(Permission what) => $"program-{what.ToApiName()}";

    /// <summary>The roles by name: the whole table of who may do what.</summary>
    public static FrozenDictionary<string, Role> All { get; } = ((Role[])
    [
        Of(Official, "Ambtenaar", agency: false,
            AgreementsRead, AgreementsWrite, VisitsRead, ProtocolsRead, AccessRead, ProgrammesRead, ProgrammesWrite,
            ProjectsRead, ProjectsWrite),
        Of(Alderman, "Schepen", agency: false,
            AgreementsRead, AgreementsSign, VisitsRead, ProtocolsRead, AccessRead, ProgrammesRead, ProjectsRead),
        Of(Director, "Algemeen directeur", agency: false,
            AgreementsRead, AgreementsWrite, AgreementsSign, VisitsRead, ProtocolsRead, ProtocolsWrite, AccessRead, AccessConfirm,
            OwnPeopleManage, AuditRead, ProgrammesRead, ProjectsRead),
        Of(OcmwWorker, "Maatschappelijk werker OCMW", agency: false,
            ProtocolsRead, ProtocolsWrite, ReferralsRead, ReferralsAsOcmw, AccessRead),
        Of(PeopleOfficer, "Personenbeheerder", agency: false, AccessRead, AccessConfirm, OwnPeopleManage, AuditRead),
        Of(Coordinator, "Projectcoördinator", agency: false, ProjectsRead, ProjectsWrite),
        Of(Consultant, "Consulent", agency: true,
            AgreementsRead, AgreementsWrite, VisitsRead, VisitsWrite, CaseloadRead, ProtocolsRead, ProtocolsWrite, ProgrammesRead,
            ProgrammesWrite, ProjectsRead),
        Of(Counsellor, "Trajectbegeleider", agency: true, ProtocolsRead, ReferralsRead, ReferralsAsAgii),
        Of(RegionalManager, "Regiomanager", agency: true,
            AgreementsRead, AgreementsSign, VisitsRead, AssignmentsWrite, CaseloadRead, ProtocolsRead, ProtocolsWrite, OverviewRead,
            AccessRead, AccessConfirm, ProgrammesRead, ProgrammesReadAcross, ProgrammeDefinitionsWrite, ProjectsRead),
        Of(Administrator, "Platformbeheerder", agency: true,
            AssignmentsWrite, OverviewRead, PeopleManage, PlatformManage, ProgrammesReadAcross, ProgrammeDefinitionsWrite),
        .. ForPrograms.Select(p => Of(OfProgram(p), "Koppeling", agency: false, p)),
    ]).ToFrozenDictionary(r => r.Name);

    private static Role Of(string name, string title, bool agency, params Permission[] may) => new(name, title, agency, may.ToFrozenSet());
}
