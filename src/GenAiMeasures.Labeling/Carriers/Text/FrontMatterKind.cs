namespace GenAiMeasures.Labeling;

internal enum FrontMatterKind
{
    Yaml = 0,
    Toml = 1,
    Json = 2,
}
