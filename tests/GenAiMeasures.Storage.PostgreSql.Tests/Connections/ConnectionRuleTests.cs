using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class ConnectionRuleTests
{
    private const string NoTls =
        "The ledger's database is on another machine and its connection string does not require TLS. Add 'SSL Mode=VerifyFull' (or at least 'SSL Mode=Require'): records of people must not cross a network in the clear. "
        + "账本数据库位于另一台机器，而连接字符串未要求 TLS。请添加“SSL Mode=VerifyFull”（至少“SSL Mode=Require”）：个人相关记录不得在网络上明文传输。";

    [Theory]
    [InlineData("Host=db.example.cn;Database=x")]
    [InlineData("Host=10.0.0.5;Database=x;SSL Mode=Prefer")]
    [InlineData("Host=db.example.cn;Database=x;SSL Mode=Disable")]
    [InlineData("Host=db.example.cn;Database=x;SSL Mode=Allow")]
    [InlineData("Host=localhost,db.example.cn;Database=x")]
    [InlineData("Host=127.0.0.1:5432,10.0.0.5:5432;Database=x")]
    [InlineData("Host=localhost.example.cn;Database=x")]
    [InlineData("Host=[2001:db8::1]:5432;Database=x")]
    public void Database_on_another_machine_without_tls_is_refused(string connection) => Assert.Equal(NoTls, ConnectionRule.FindProblem(connection));

    [Theory]
    [InlineData("Host=db.example.cn;Database=x;SSL Mode=Require")]
    [InlineData("Host=db.example.cn;Database=x;SSL Mode=VerifyCA")]
    [InlineData("Host=db.example.cn;Database=x;SSL Mode=VerifyFull")]
    [InlineData("Host=localhost;Database=x")]
    [InlineData("Host=127.0.0.1;Database=x")]
    [InlineData("Host=127.0.0.1:5433,localhost:5434;Database=x")]
    [InlineData("Host=::1;Database=x")]
    [InlineData("Host=[::1]:5432;Database=x")]
    [InlineData("Host=/var/run/postgresql;Database=x")]
    public void Database_on_this_machine_or_behind_tls_is_taken(string connection) => Assert.Null(ConnectionRule.FindProblem(connection));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Empty_connection_string_is_refused(string connection) => Assert.Equal(
        "The connection string of the ledger's database is empty. Give it to UsePostgreSql() or as GenAiMeasures:PostgreSql:ConnectionString. "
        + "账本数据库的连接字符串为空。请通过 UsePostgreSql() 或 GenAiMeasures:PostgreSql:ConnectionString 提供。",
        ConnectionRule.FindProblem(connection));

    [Theory]
    [InlineData("postgres://user:secret-canary@db/x")]
    [InlineData("Host=db;Password=secret-canary;Nonsense=1")]
    [InlineData("Host=db;Port=secret-canary")]
    public void Connection_string_that_cannot_be_read_is_not_repeated(string connection)
    {
        string problem = ConnectionRule.FindProblem(connection)!;

        Assert.StartsWith("The connection string of the ledger's database is not one that Npgsql reads", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-canary", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_checked_where_they_are_first_needed_and_every_error_is_named()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).UsePostgreSql("Host=localhost", o =>
        {
            o.Schema = "Bad-Name";
            o.AckWhen = (AckWhen)7;
            o.Folder = " ";
            o.PartitionsAhead = 25;
            o.PollMilliseconds = 10;
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<PostgreSqlOptions>>().Value);

        Assert.Equal(
            [
                "GenAiMeasures:PostgreSql:Schema is not 1 to 48 lower-case letters, digits and underscores beginning with no digit.",
                "GenAiMeasures:PostgreSql:AckWhen is 7, which is none of its values (Database, LocalJournal).",
                "GenAiMeasures:PostgreSql:Folder is empty. Name a folder on a disk of this machine: kept checkpoints stand there.",
                "GenAiMeasures:PostgreSql:PartitionsAhead is 25; it lies between 0 and 24.",
                "GenAiMeasures:PostgreSql:PollMilliseconds is 10; it lies between 50 and 60000.",
            ],
            refusal.Failures);
    }

    [Fact]
    public void Settings_come_from_the_configuration_and_code_wins()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GenAiMeasures:PostgreSql:ConnectionString"] = "Host=localhost;Database=a",
            ["GenAiMeasures:PostgreSql:AckWhen"] = "Database",
            ["GenAiMeasures:PostgreSql:Schema"] = "from_file",
            ["GenAiMeasures:PostgreSql:PollMilliseconds"] = "250",
        }).Build());
        services.AddGenAiCompliance(Some.InternalService).UsePostgreSql(configure: o => o.Schema = "from_code");
        using ServiceProvider provider = services.BuildServiceProvider();

        PostgreSqlOptions options = provider.GetRequiredService<IOptions<PostgreSqlOptions>>().Value;

        Assert.Equal(("Host=localhost;Database=a", "from_code", 250), (options.ConnectionString, options.Schema, options.PollMilliseconds));
    }
}
