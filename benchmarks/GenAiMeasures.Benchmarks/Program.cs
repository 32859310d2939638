using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using GenAiMeasures.Benchmarks;

if (args is ["ledger", .. string[] rest])
{
    await LedgerLoad.RunAsync(rest);
    return;
}

if (args is ["web", .. string[] load])
{
    await WebLoad.RunAsync(load);
    return;
}

if (args is [WebLoad.ServerVerb, { } ledger, { } accounts])
{
    await WebServer.RunAsync(ledger, int.Parse(accounts, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["postgres", .. string[] cluster])
{
    await PostgresLoad.RunAsync(cluster);
    return;
}

if (args is ["assess"])
{
    await AssessmentLoad.RunAsync();
    return;
}

// a full rebuild with analyzers takes longer than the tool's default on a busy machine of two cores
BenchmarkSwitcher.FromAssembly(typeof(LedgerLoad).Assembly)
    .Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(15)));
