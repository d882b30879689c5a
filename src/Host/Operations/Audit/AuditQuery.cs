using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web.Input;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>
/// What is looked for in the log of one service: who, which act, which record, in which days. In the API <c>person</c>, <c>act</c>,
/// <c>record</c>, <c>from</c> and <c>until</c>; on pages <c>wie</c>, <c>handeling</c>, <c>dossier</c>, <c>vanaf</c> and <c>tot</c>.
/// </summary>
public sealed record AuditQuery(Guid? Person, string? Act, Guid? Record, DateOnly? From, DateOnly? Until)
{
    /// <summary>Binds from the query.</summary>
    public static ValueTask<AuditQuery?> BindAsync(HttpContext http)
    {
        var isApi = http.IsApi();
        var (person, act, record) = (Text("person", "wie"), Text("act", "handeling"), Text("record", "dossier"));
        var (from, until) = (Text("from", "vanaf"), Text("until", "tot"));
        new Check()
            .Must(person is null || Guid.TryParse(person, out _), isApi ? "person" : "wie", "Dit is geen persoon uit het logboek.")
            .Must(record is null || Guid.TryParse(record, out _), isApi ? "record" : "dossier", "Geef het hele kenmerk van het dossier.")
            .Must(from is null || DateText.Read(from) is not null, isApi ? "from" : "vanaf", "Dit is geen datum.")
            .Must(until is null || DateText.Read(until) is not null, isApi ? "until" : "tot", "Dit is geen datum.")
            .ThrowIfInvalid();
        return new(new AuditQuery(person is null ? null : Guid.Parse(person), act, record is null ? null : Guid.Parse(record),
            from is null ? null : DateText.Read(from), until is null ? null : DateText.Read(until)));

        string? Text(string name, string dutch) =>
            http.Request.Query[isApi ? name : dutch].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The entries of the own tenant (both walls) that are looked for.</summary>
    internal IQueryable<AuditEntry> In(ServiceDb db)
    {
        var (from, before) = (Start(From), Start(Until?.AddDays(1)));
        return db.Audit.AsNoTracking().Where(a => (Person == null || a.PersonId == Person) && (Act == null || a.Act == Act)
            && (Record == null || a.RecordId == Record) && (from == null || a.At >= from) && (before == null || a.At < before));
    }

    /// <summary>As it is noted in the log that somebody read it.</summary>
    internal string InLog
    {
        get
        {
            (string Name, string? Value)[] asked =
            [
                ("wie", Person?.ToString()), ("handeling", Act), ("dossier", Record?.ToString()), ("vanaf", From?.ToString("O")),
                ("tot", Until?.ToString("O")),
            ];
            return "logboek gelezen" + string.Concat(asked.Where(f => f.Value is not null).Select(f => $", {f.Name} {f.Value}"));
        }
    }

    /// <summary>When a day begins in Flanders, in UTC.</summary>
    private static DateTime? Start(DateOnly? day) => day is not { } known ? null
        : TimeZoneInfo.ConvertTimeToUtc(known.ToDateTime(TimeOnly.MinValue), Brussels.TimeZone);
}
