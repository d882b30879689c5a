namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The names of the working forms and what they are, in plain words.</summary>
internal static class WorkingForms
{
    internal const string Open = "In onderling overleg te bepalen";

    internal static IReadOnlyList<WorkingFormView> All { get; } =
        [.. Enum.GetValues<WorkingForm>().Select(f => new WorkingFormView(f, Name(f), Definition(f)))];

    internal static IEnumerable<(string Value, string Text)> Options => All.Select(f => (f.Form.ToApiName(), f.Name));

    internal static string Name(WorkingForm? form) => form switch
    {
        null => Open,
        WorkingForm.Information => "Informatie",
        WorkingForm.Training => "Vorming",
        WorkingForm.WorkSession => "Werksessie",
        WorkingForm.Advice => "Adviseren",
        WorkingForm.LearningTrack => "Leertraject",
        _ => "Leer- en coachingstraject",
    };

    private static string Definition(WorkingForm form) => form switch
    {
        WorkingForm.Information => "Het agentschap geeft kennis door: een infosessie, een lezing op een trefdag, een nota. "
            + "Waar en hoe dat gebeurt, kan verschillen.",
        WorkingForm.Training => "Deelnemers leren iets bij of oefenen het in. Een workshop is een korte vorming.",
        WorkingForm.WorkSession => "Medewerkers van het agentschap en van het bestuur of de organisatie werken samen aan één ding, "
            + "bijvoorbeeld een actieplan. Een werksessie bestaat alleen als deel van een leertraject.",
        WorkingForm.Advice => "Het agentschap geeft raad over een voorstel of een vraag van wie iets organiseert of verandert: "
            + "in een gesprek, een netwerk of een stuurgroep.",
        WorkingForm.LearningTrack => "Meerdere werkvormen na elkaar bij één bestuur of organisatie, "
            + "met een blijvende verandering als doel.",
        _ => "Meerdere organisaties leren samen in een netwerk, en elke organisatie krijgt daarnaast begeleiding op haar eigen werkvloer.",
    };
}
