namespace GenAiMeasures.Cli;

// bad usage or input: one line on standard error, exit code 2
internal sealed class CliException(string message) : Exception(message);
