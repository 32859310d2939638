using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// The draft package that lies where 'filing build' wrote it: its documents, what they lack, and whether people changed them since.
internal sealed class PackageSection(IOptions<FilingOptions> options) : IDossierSection
{
    public string Id => "packages";

    public string TitleChinese => "备案、登记材料";

    public string TitleEnglish => "Filing packages";

    public IReadOnlyList<string> Duties { get; } = ["IM-17-FILING"];

    public ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        if (KeptPackage.Find(options.Value.PackageFolder) is not { } package)
        {
            return new(new DossierContent(
                "没有留存的材料包。\n", [], [options.Value.PackageFolder is null ? "没有备案材料：未设置材料目录（GenAiMeasures:Filing:PackageFolder）。" : "没有备案材料：材料目录中没有 manifest.json。"]));
        }

        if (package.Manifest is not { } manifest)
        {
            return new(new DossierContent("材料清单无法读取。\n", [], [package.Problem!]));
        }

        var text = new MarkdownText();
        text.Line(string.Create(CultureInfo.InvariantCulture, $"草稿生成日期 {manifest.BuiltOn:yyyy-MM-dd}；是否已经提交、受理，由责任人说明。"));
        List<string> gaps = [];
        List<string?[]> rows = [];
        foreach (ManifestDocument document in manifest.Data.Documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int missing = document.Fields.Count(f => f.Value is null);
            (string state, string digest) = StateOf(package.Folder, document);
            rows.Add([document.File, DocumentNumber.Whole(document.Fields.Count - missing) + "/" + DocumentNumber.Whole(document.Fields.Count), state, digest]);
            if (missing > 0)
            {
                gaps.Add(string.Create(CultureInfo.InvariantCulture, $"{document.File}：{missing} 项待补充（以生成时为准）。"));
            }

            if (state == Gone)
            {
                gaps.Add($"{document.File}：文件不在材料目录中。");
            }
        }

        text.Table(["文件", "已填/全部字段（生成时）", "状态", "现有文件的 SHA-256"], rows);
        return new(new DossierContent(text.ToString(), [], gaps));
    }

    private const string Gone = "缺失";

    private static (string State, string Digest) StateOf(string folder, ManifestDocument document)
    {
        string path = Path.Combine(folder, document.File);
        bool isInside = Path.GetFullPath(path).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!isInside || !File.Exists(path))
        {
            return (Gone, "—");
        }

        using FileStream file = File.OpenRead(path);
        string digest = Convert.ToHexStringLower(SHA256.HashData(file));
        return (digest == document.Sha256 ? "与生成时一致" : "生成后经人工修改", digest);
    }
}
