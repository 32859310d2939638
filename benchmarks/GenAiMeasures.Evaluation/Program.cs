using GenAiMeasures.Evaluation;

// Evaluates moderation on the shared data sets, which are not part of the repository: give the folder, or run
// from the repository. With "speed" a quick look at speed needs none (or at parts of it: match, stream, information, image,
// swap); with "misses KIND" it lists what every switch together does not find of one kind, to tune tables by: on the train parts only.
if (args is ["speed", .. var parts])
{
    return SpeedReport.Write(Console.Out, parts) ? 0 : 2;
}

if (args is ["misses", var kind, ..])
{
    EvasionReport.WriteMisses(Console.Out, EvasionData.Read(args.Length > 2 ? args[2] : Path.Combine("..", "shared", "data", "moderation")), kind);
    return 0;
}

string folder = args.Length > 0 ? args[0] : Path.Combine("..", "shared", "data", "moderation");
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"The folder '{folder}' does not exist. Give the folder of the moderation data as the argument.");
    return 2;
}

EvasionReport.Write(Console.Out, EvasionData.Read(folder));
return 0;
