using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AgiiPlatform.Contracts;
using AgiiPlatform.Documents;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web;

namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>
/// Somebody of a municipality downloads what one service keeps of it and they may read: a zip of JSON and documents. What they may not read
/// is left out and named. It is made as it goes out, so that it begins at once however large it is; one that breaks off has no end, and
/// counts for nothing.
/// </summary>
internal static class MakeArchive
{
    internal static async Task Handle(string service, HttpContext http, CurrentUser user, CancellationToken ct)
    {
        var db = http.RequestServices.GetRequiredKeyedService<ServiceDb>(service);
        var tables = ArchiveTables.Of(service).Where(t => May(user, t)).ToList();
        var leftOut = ArchiveTables.Of(service).Except(tables).Select(t => t.File).ToList();
        if (tables.Count == 0)
        {
            throw new NoPermission();
        }

        await db.Save(nameof(ReadArchive), null, $"archief gevraagd: {string.Join(", ", tables.Select(t => t.File))}", ct);
        var (tenant, now) = (db.Context.Tenant!, db.Context.Now);
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"archief-{tenant.Slug}-{service}-{db.Context.Today:yyyy-MM-dd}.zip\"";
        http.Response.Headers.CacheControl = "no-store";
        await using var zip = await ZipArchive.CreateAsync(http.Response.BodyWriter.AsStream(), ZipArchiveMode.Create, leaveOpen: true, null, ct);
        var archive = new ArchiveZip(zip);
        await archive.Text("README.txt", Encoding.UTF8.GetBytes(Readme(tenant, service, tables, leftOut, now)), ct);
        foreach (var table in tables)
        {
            await archive.Rows($"{table.File}.json", ArchiveRows.Of(table, db, user, http.RequestServices), ct);
        }

        var store = http.RequestServices.GetService<DocumentStore>();
        await foreach (var document in ArchiveRows.Documents(db, user).WithCancellation(ct))
        {
            await using var content = await store!.Open(tenant.Id, document.Id, ct) ?? throw new InvalidOperationException(
                $"Document {document.Id} is not in the store: the archive would not be whole.");
            await archive.Document($"documenten/{document.Id:n}/{document.Name}", content, ct);
        }

        var files = archive.Files.ToList();
        var documents = files.Count(f => f.Name.StartsWith("documenten/", StringComparison.Ordinal));
        await archive.Text("manifest.json", JsonSerializer.SerializeToUtf8Bytes(
            new { Format = 1, Tenant = tenant.Slug, tenant.Name, Service = service, MadeAt = now, Files = files, LeftOut = leftOut },
            new JsonSerializerOptions(Json.Messages) { WriteIndented = true }), ct);

        // Noted before the end of the file is written: who has a whole archive stands in the log.
        db.Publish(new ArchiveMade(service, now, leftOut));
        await db.Save(nameof(MakeArchive), null, $"archief gedownload: {Dutch.Count((int)files.Sum(f => f.Rows ?? 0), "rij", "rijen")}, "
            + Dutch.Count(documents, "document", "documenten") + (leftOut.Count == 0 ? "" : $"; zonder {string.Join(", ", leftOut)}"), ct);
    }

    /// <summary>Whether this person of the municipality itself may read it. AgII's people take no archive of a municipality along.</summary>
    internal static bool May(CurrentUser user, ArchiveTable table) =>
        user.Roles.Any(r => !r.OfAgency && r.Permissions.Contains(table.Needs));

    private static string Readme(
        Tenant tenant, string service, IReadOnlyList<ArchiveTable> tables, IReadOnlyList<string> leftOut, DateTime now) => $"""
        Archief van {tenant.Name}: {ServiceLabels.ToDisplay(service)}
        Gemaakt op {Dutch.Moment(now)}

        In dit archief:

        {string.Join("\n", tables.Select(t => $"- {t.File}.json: {t.About}"))}
        - documenten/: de bestanden die bij deze gegevens horen, elk in een map met zijn kenmerk.
        - manifest.json: alle bestanden, met hoeveel rijen ze hebben en hun controlegetal (SHA-256).

        De bestanden zijn JSON (UTF-8): een lijst met op elke regel een record. De namen van de velden zijn Engels, zoals in de API van het
        platform. Dagen staan als 2026-11-27, tijdstippen in UTC (met Z). Wie iemand is, staat in personen.json van het archief
        "{ServiceLabels.ToDisplay("identity")}".

        {(leftOut.Count == 0 ? "Er is niets weggelaten."
            : $"Weggelaten, omdat u dit niet mag lezen: {string.Join(", ", leftOut)}. Vraag het aan een collega die het wel mag lezen.")}

        Dit archief bevat gegevens over mensen. Bewaar het even goed als de gegevens zelf.
        """;
}
