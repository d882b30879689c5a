using Microsoft.Playwright;

namespace AgiiPlatform.Browser;

/// <summary>An official chooses actions and sees the subsidy move; AgII defines programmes and sees who takes part.</summary>
public sealed class Taking_part_in_a_programme(PlatformFixture platform)
{
    [Fact]
    public async Task The_subsidy_moves_before_it_is_saved()
    {
        await using var official = await platform.SignIn("ambtenaar@mechelen.example");
        await Start(official, "Proef met de subsidie", 2024);
        var programme = official.Path.Split('?')[0];
        await official.Follow("Acties kiezen en rekenen");
        (await Look(official, programme + "/acties", "programma/acties-leeg")).ShouldBe("");
        var mentors = official.Content.GetByRole(AriaRole.Group, new() { Name = "11. Begeleiding naar werk door mentors" });
        await official.Fill("Huidig bereik", "10", mentors);
        await official.Fill("Gepland extra", "40", mentors);
        await official.Fill("Prioriteit", "1", mentors);
        var trained = official.Content.GetByRole(AriaRole.Group, new() { Name = "17. Opleiden in omstaandersprincipe" });
        await official.Fill("Extra: professionals", "100", trained);
        await official.Fill("Prioriteit", "2", trained);

        await official.Press("Bereken");

        (await official.Text()).ShouldContain("De subsidie gaat van € 0 naar € 21.800: € 21.800 meer.");
        (await official.Text()).ShouldContain("40 × € 320 = € 12.800; te behalen KPI = 10 nu + 40 extra = 50");
        (await Look(official, programme + "/acties", "programma/berekend")).ShouldBe("");
        await official.Fill("Gepland extra", "301", mentors);
        await official.Press("Bereken");
        (await official.ErrorSummary.InnerTextAsync()).ShouldContain("Actie 11: max. 300, en er zijn er 301 gepland.");
        (await Look(official, programme + "/acties", "programma/fout")).ShouldBe("");
        await official.Fill("Gepland extra", "50", mentors);
        await official.Press("Bereken");
        (await official.Text()).ShouldContain("De subsidie gaat van € 0 naar € 25.000");
        await official.Press("Bewaren");
        (await official.Text()).ShouldContain("De acties zijn bewaard.");
        (await official.Text()).ShouldContain("€ 25.000");
        (await Look(official, programme, "programma/bewaard")).ShouldBe("");
        await official.Follow("Aanvraag registreren");
        (await Look(official, programme + "/aanvragen", "programma/aanvragen")).ShouldBe("");
        await official.Press("Als aangevraagd registreren");
        (await official.Text()).ShouldContain("Het programma is als aangevraagd geregistreerd.");
        await official.Follow("Toegekend bedrag");
        await official.Fill("Toegekend, in euro", "24.999,00");
        (await Look(official, programme + "/toegekend", "programma/toegekend")).ShouldBe("");
        await official.Press("Bedrag bewaren");
        (await official.Text()).ShouldContain("De som wijkt € 1 af van het toegekende totaal");
        await official.Follow("Terugvordering noteren");
        await official.Fill("Datum 1", new DateOnly(2024, 6, 3));
        await official.Fill("Bedrag in euro 1", "1.000");
        await official.Fill("Waarom 1", "Minder deelnemers dan gepland.");
        (await Look(official, programme + "/terugvordering", "programma/terugvordering")).ShouldBe("");
        await official.Press("Terugvordering bewaren");
        (await official.Text()).ShouldContain("€ 1.000 teruggevorderd = € 23.999.");
        await official.Follow("Programma afsluiten");
        await official.Fill("Afgesloten op", new DateOnly(2025, 10, 15));
        (await Look(official, programme + "/afsluiten", "programma/afsluiten")).ShouldBe("");
        await official.Press("Programma afsluiten");
        (await official.Text()).ShouldContain("Gedeeltelijk teruggevorderd");
        (await Look(official, programme, "programma/afgesloten")).ShouldBe("");
        await official.Follow("Programma heropenen");
        await official.Fill("Waarom u heropent", "Er komt nog een meting bij.");
        (await Look(official, programme + "/heropenen", "programma/heropenen")).ShouldBe("");
        await official.Press("Programma heropenen");
        (await official.Text()).ShouldContain("Eerder afgesloten en heropend (1)");
        (await Look(official, programme, "programma/heropend")).ShouldBe("");
        await official.Follow("Programma intrekken");
        await official.Fill("Waarom u intrekt", "Het was een proef.");
        (await Look(official, programme + "/intrekken", "programma/intrekken")).ShouldBe("");
        await official.Press("Programma intrekken");
        (await official.Text()).ShouldContain("Het programma is ingetrokken.");
        (await Look(official, programme, "programma/ingetrokken")).ShouldBe("");
    }

    [Fact]
    public async Task A_file_is_shown_before_anything_is_saved()
    {
        await using var official = await platform.SignIn("ambtenaar@mechelen.example");
        await Start(official, "Proef met een bestand", 2025);
        var programme = official.Path.Split('?')[0];
        await official.Follow("Acties kiezen en rekenen");
        await official.Page.GetByLabel("Ingevuld bestand").SetInputFilesAsync(new FilePayload
        {
            Name = "acties.csv", MimeType = "text/csv", Buffer = "Nummer;Gepland extra;Prioriteit\r\n16;1;1\r\n15;301;2\r\n"u8.ToArray(),
        });

        await official.Press("Bestand inlezen");

        (await official.ErrorSummary.InnerTextAsync()).ShouldContain("Rij 3: Actie 15: max. 300");
        (await official.Text()).ShouldContain("De subsidie gaat van € 0 naar € 25.000");
        (await Look(official, programme + "/acties", "programma/ingelezen")).ShouldBe("");
        await official.Page.GetByLabel("Ingevuld bestand").SetInputFilesAsync(new FilePayload
        {
            Name = "acties.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray(),
        });
        await official.Press("Bestand inlezen");
        (await official.ErrorSummary.InnerTextAsync()).ShouldContain("Kies een CSV-bestand of een Excel-werkmap");
        (await Look(official, programme + "/acties", "programma/geen-blad")).ShouldBe("");
    }

    [Fact]
    public async Task The_keyboard_is_enough_to_try_a_number()
    {
        await using var official = await platform.SignIn("ambtenaar@mechelen.example");
        await Start(official, "Proef met het toetsenbord", 2026);
        await official.Follow("Acties kiezen en rekenen");
        var first = official.Content.GetByLabel("Huidig bereik").First;
        await first.FocusAsync();
        await official.Page.Keyboard.TypeAsync("3");
        await official.Page.Keyboard.PressAsync("Tab");
        await official.Page.Keyboard.TypeAsync("2");
        await official.Page.Keyboard.PressAsync("Tab");
        await official.Page.Keyboard.TypeAsync("1");
        var calculate = official.Page.GetByRole(AriaRole.Button, new() { Name = "Bereken", Exact = true });
        for (var i = 0; i < 400 && !await Window.HasFocus(calculate); i++)
        {
            await official.Page.Keyboard.PressAsync("Tab");
        }

        await official.Enter();

        (await official.Text()).ShouldContain("te behalen KPI = 3 nu + 2 extra = 5");
    }

    [Fact]
    public async Task AgII_sees_who_takes_part_and_defines_what_there_is_to_take_part_in()
    {
        await using var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.FollowMenu("Programma's");
        (await manager.Text()).ShouldContain("Mechelen");
        (await Look(manager, "/agii/programmas", "programma/overal")).ShouldBe("");
        await manager.Follow("Programma's vastleggen");
        (await Look(manager, "/agii/programmadefinities", "programma/definities")).ShouldBe("");
        await manager.Follow("Sociale cohesieplan");
        (await manager.Text()).ShouldContain("Nog geen acties");
        await manager.Go("/agii/programmadefinities/plan-samenleven");
        (await Look(manager, "/agii/programmadefinities/plan-samenleven", "programma/definitie")).ShouldBe("");
        await manager.Follow("Nieuwe versie maken");
        (await Look(manager, "/agii/programmadefinities/plan-samenleven/nieuwe-versie", "programma/nieuwe-versie")).ShouldBe("");
        var action = manager.Content.GetByRole(AriaRole.Group, new() { Name = "Actie 11", Exact = true });
        await manager.Fill("Euro per eenheid", "330", action);
        await manager.Press("Nakijken en lege regels toevoegen");
        (await manager.Text()).ShouldContain("Actie 11: “Begeleiding naar werk door mentors”");
        (await Look(manager, "/agii/programmadefinities/plan-samenleven/nieuwe-versie", "programma/nagekeken")).ShouldBe("");
        await manager.Fill("Maximum", "veel", action);
        await manager.Press("Nieuwe versie bewaren");
        (await manager.ErrorSummary.InnerTextAsync()).ShouldContain("Actie 11: schrijf het maximum als 300");
    }

    /// <summary>In a year of its own: Mechelen takes part once in a period.</summary>
    private static async Task Start(Window official, string name, int year)
    {
        await official.FollowMenu("Programma's");
        await official.Follow("Programma starten");
        await official.Page.GetByLabel("Programma", new() { Exact = false }).First.SelectOptionAsync("plan-samenleven");
        await official.Fill("Naam bij u", name);
        await official.Fill("Eerste dag", new DateOnly(year, 1, 1));
        await official.Fill("Laatste dag", new DateOnly(year, 12, 31));
        await official.Press("Programma starten");
    }

    private static async Task<string> Look(Window window, string path, string name) =>
        string.Join("\n", await Walk.Look(window, path, name));
}
