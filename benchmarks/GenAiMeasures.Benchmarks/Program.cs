using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using GenAiMeasures.Benchmarks;

if (args is ["ledger", .. string[] rest])
{
    await LedgerLoad.RunAsync(rest);
    return;
}

if (args is ["assess"])
{
    await AssessmentLoad.RunAsync();
    return;
}

// a full rebuild with analyzers takes longer than the tool's default on a busy machine of two cores
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
    .Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(15)));
