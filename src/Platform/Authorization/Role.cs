using System.Collections.Frozen;

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
    /// <summary>An AgII consultant: works in a municipality only through an assignment and on its dates.</summary>
    public const string Consultant = "consultant";
    /// <summary>An AgII trajectory counsellor: handles client referrals of a region.</summary>
    public const string Counsellor = "counsellor";
    /// <summary>An AgII regional manager.</summary>
    public const string RegionalManager = "regional-manager";
    /// <summary>A platform administrator: accounts, assignments and how the platform runs, no content.</summary>
    public const string Administrator = "administrator";

    /// <summary>The roles by name: the whole table of who may do what.</summary>
    public static FrozenDictionary<string, Role> All { get; } = new Role[]
    {
        Of(Official, "Ambtenaar", agency: false,
            Permission.AgreementsRead, Permission.AgreementsWrite, Permission.VisitsRead, Permission.ProtocolsRead, Permission.AccessRead),
        Of(Alderman, "Schepen", agency: false,
            Permission.AgreementsRead, Permission.AgreementsSign, Permission.VisitsRead, Permission.ProtocolsRead, Permission.AccessRead),
        Of(Director, "Algemeen directeur", agency: false,
            Permission.AgreementsRead, Permission.AgreementsWrite, Permission.AgreementsSign, Permission.VisitsRead,
            Permission.ProtocolsRead, Permission.ProtocolsWrite, Permission.AccessRead, Permission.AccessConfirm),
        Of(OcmwWorker, "Maatschappelijk werker OCMW", agency: false,
            Permission.ProtocolsRead, Permission.ProtocolsWrite, Permission.ReferralsRead, Permission.ReferralsAsOcmw,
            Permission.AccessRead),
        Of(Consultant, "Consulent", agency: true,
            Permission.AgreementsRead, Permission.AgreementsWrite, Permission.VisitsRead, Permission.VisitsWrite,
            Permission.CaseloadRead, Permission.ProtocolsRead, Permission.ProtocolsWrite),
        Of(Counsellor, "Trajectbegeleider", agency: true,
            Permission.ProtocolsRead, Permission.ReferralsRead, Permission.ReferralsAsAgii),
        Of(RegionalManager, "Regiomanager", agency: true,
            Permission.AgreementsRead, Permission.AgreementsSign, Permission.VisitsRead, Permission.AssignmentsWrite,
            Permission.CaseloadRead, Permission.ProtocolsRead, Permission.ProtocolsWrite, Permission.OverviewRead, Permission.AccessRead,
            Permission.AccessConfirm),
        Of(Administrator, "Platformbeheerder", agency: true,
            Permission.AssignmentsWrite, Permission.OverviewRead, Permission.PeopleManage, Permission.PlatformManage),
    }.ToFrozenDictionary(r => r.Name);

    private static Role Of(string name, string title, bool agency, params Permission[] permissions) =>
        new(name, title, agency, permissions.ToFrozenSet());
}
