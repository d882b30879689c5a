namespace AgiiPlatform.Caseloads;

/// <summary>
/// A consultant of AgII as this service knows them: the id of the person (which is the row's), and the name, once who assigned them or
/// the consultant in person has given it, since messages carry no names.
/// </summary>
internal sealed class Consultant : TenantEntity
{
    private Consultant()
    {
    }

    internal Consultant(Guid personId) => Id = personId;

    public string? Name { get; private set; }

    /// <summary>Keeps the name; an empty one changes nothing.</summary>
    internal void IsCalled(string? name) => Name = string.IsNullOrWhiteSpace(name) ? Name : name;
}
