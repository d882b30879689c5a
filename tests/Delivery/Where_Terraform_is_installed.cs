using System.Diagnostics;

namespace AgiiPlatform.Delivery;

/// <summary>
/// What Terraform itself says of what needs no cloud. It is in no package source that <c>tests/run</c> installs from, so where it is not on
/// the machine these are skipped, and say so.
/// </summary>
public sealed class Where_Terraform_is_installed : IDisposable
{
    private static readonly bool IsInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "terraform")));

    private readonly string _scratch = Directory.CreateTempSubdirectory("agii-terraform-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact]
    public void Files_are_formatted() => Run(TerraformModule.Home, "fmt", "-check", "-diff", "-recursive").ShouldBe("");

    [Theory]
    [InlineData("naming")]
    [InlineData("values")]
    public void What_needs_no_cloud_keeps_to_its_tests(string part)
    {
        var folder = Path.Combine(TerraformModule.Home, part);
        Run(folder, "init", "-backend=false");
        Run(folder, "validate");
        Run(folder, "test").ShouldContain("0 failed.");
    }

    /// <summary>What each environment gives the chart is what the chart takes, and keeps to every policy.</summary>
    [Theory]
    [InlineData("test", 1)]
    [InlineData("production", 7)]
    public void The_chart_takes_the_values_of_an_environment(string environment, int pods)
    {
        var values = ValuesOf(environment, "sha256:" + new string('0', 64));

        var manifests = Manifests.Read(Helm.Template(values));

        manifests.Of("Deployment").Count().ShouldBe(pods);
        manifests.SelectMany(m => Policy.All.SelectMany(p => p.Value(m).Select(what => $"{m.Title()}: {p.Key}: {what}"))).ShouldBeEmpty();
    }

    [Fact]
    public void The_chart_refuses_values_that_cannot_be()
    {
        var values = ValuesOf("production", "latest");

        Should.Throw<HelmRefused>(() => Helm.Template(values)).Message.ShouldContain("does not match pattern");
    }

    /// <summary>The values that Terraform makes from an environment's file, with examples of what Azure would tell.</summary>
    private string ValuesOf(string environment, string digest)
    {
        var given = TerraformModule.All.Single(m => m.Name == "environments").Files.Single(f => f.Name == $"{environment}.tfvars").Blocks;
        File.WriteAllText(Path.Combine(_scratch, "main.tf"), $$"""
            module "naming" {
              source         = "{{TerraformModule.Home}}/naming"
              environment    = "{{given["environment"]}}"
              suffix         = "{{given["suffix"]}}"
              municipalities = {{given["municipalities"]}}
            }
            module "values" {
              source        = "{{TerraformModule.Home}}/values"
              production    = module.naming.production
              replicas      = module.naming.size.replicas
              most_replicas = module.naming.most_replicas
              image         = { repository = "${module.naming.names.registry}.azurecr.io/agii-platform", digest = "{{digest}}" }
              host          = "platform.{{given["domain"]}}"
              mail          = { host = "mail.example", port = 587, network = "10.20.12.0/28", user = "platform", from = "" }
              identity      = "00000000-0000-0000-0000-000000000000"
              gateway       = { name = "public", namespace = "gateway" }
              networks = {
                gateway   = "10.20.8.0/24"
                pods      = "10.244.0.0/16"
                database  = "10.20.4.0/28"
                documents = "10.20.4.36/32"
                tokens    = ["20.190.128.0/18", "40.126.0.0/18"]
              }
            }
            output "yaml" { value = module.values.yaml }
            """);
        Run(_scratch, "init", "-backend=false");
        Run(_scratch, "apply", "-auto-approve");
        var file = Path.Combine(_scratch, environment);
        File.WriteAllText(file + ".yaml", Run(_scratch, "output", "-raw", "yaml"));
        return file;
    }

    private string Run(string folder, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled, "There is no Terraform on this machine.");
        var settings = Path.Combine(_scratch, "settings");
        File.WriteAllText(settings, "disable_checkpoint = true\n");
        var start = new ProcessStartInfo("terraform", [$"-chdir={folder}", .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TF_DATA_DIR"] = Path.Combine(_scratch, "data");
        start.Environment["TF_CLI_CONFIG_FILE"] = settings;
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var terraform = Process.Start(start)!;
        var errors = terraform.StandardError.ReadToEndAsync();
        var output = terraform.StandardOutput.ReadToEnd();
        terraform.WaitForExit();
        terraform.ExitCode.ShouldBe(0, $"{output}\n{errors.GetAwaiter().GetResult()}");
        return output;
    }
}
