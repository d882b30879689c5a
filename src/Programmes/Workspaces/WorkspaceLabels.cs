using System.Text.Json;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What things of a project are called on pages.</summary>
internal static class WorkspaceLabels
{
    internal static string InDutch(this DuoGoal goal) => goal switch
    {
        DuoGoal.Work => "Werk volgens opleiding",
        DuoGoal.ApplyingForWork => "Beter solliciteren",
        DuoGoal.Dutch => "Meer Nederlands",
        DuoGoal.Leisure => "Vrije tijd en verenigingen",
        _ => "Iets anders",
    };

    internal static string InDutch(this DuoOutcome outcome) => outcome switch
    {
        DuoOutcome.Work => "De mentee vond werk",
        DuoOutcome.Training => "De mentee begon een opleiding",
        DuoOutcome.Volunteering => "De mentee werd vrijwilliger",
        DuoOutcome.GoesOn => "Ze spreken zelf verder af",
        _ => "Vroeger gestopt",
    };

    internal static string InDutch(this RecruitmentChannel channel) => channel switch
    {
        RecruitmentChannel.MunicipalMagazine => "Gemeenteblad",
        RecruitmentChannel.Online => "Website of sociale media",
        RecruitmentChannel.WordOfMouth => "Mond-tot-mond",
        RecruitmentChannel.Partner => "Partnerorganisatie",
        RecruitmentChannel.Event => "Bijeenkomst of markt",
        _ => "Iets anders",
    };

    internal static string InDutch(this DeliverableKind kind) => kind switch
    {
        DeliverableKind.Sheet => "Onthaalfiche",
        DeliverableKind.Template => "Sjabloon",
        DeliverableKind.Manual => "Draaiboek",
        _ => "Iets anders",
    };

    internal static string InDutch(this ProjectMeetingKind kind) => kind switch
    {
        ProjectMeetingKind.Board => "Raad van bestuur",
        ProjectMeetingKind.LearningNetwork => "Lerend netwerk",
        ProjectMeetingKind.WorkingGroup => "Werkgroep",
        _ => "Vorming",
    };

    /// <summary>Whether somebody may decide for the municipality here, by another role than that of a coordinator.</summary>
    internal static bool DecidesInProjects(this CurrentUser user) =>
        user.Roles.Any(r => r.Name != Role.Coordinator && r.Permissions.Contains(Permission.ProjectsWrite));

    /// <summary>"An Ambtenaar, stafmedewerker diversiteit (20 % vrijgesteld)".</summary>
    internal static string InWords(this ContactPoint contact) => contact.Name
        + (contact.Function is null ? "" : $", {contact.Function}")
        + (contact.ReleasePercent is { } percent ? $" ({percent} % vrijgesteld)" : "");

    /// <summary>"Vorming: 3, 41 deelnemers".</summary>
    internal static string InDutch(this MeetingsOfKind meetings) => $"{meetings.Kind.InDutch()}: {meetings.Count}"
        + (meetings.Participants > 0 ? $", {Dutch.Count(meetings.Participants, "deelnemer", "deelnemers")}" : "");

    /// <summary>The choices of a field: each value as the API writes it, with its words.</summary>
    internal static IReadOnlyList<(string Value, string Text)> Choices<T>(Func<T, string> words) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => (JsonNamingPolicy.KebabCaseLower.ConvertName($"{v}"), words(v)))];
}
