using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Labels;

/// <summary>A stand-in for a model: it answers with a few sentences, and with a Word document of them.</summary>
internal sealed class OfflineWriter : IChatClient
{
    private const string Answer = "# 西湖\n\n西湖位于杭州，三面环山。我是离线替身，不是真正的模型。\n";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Contents())) { ModelId = "offline-writer", FinishReason = ChatFinishReason.Stop });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ChatResponseUpdate update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private static List<AIContent> Contents() =>
    [
        new TextContent(Answer),
        new DataContent(Word(Answer), "application/vnd.openxmlformats-officedocument.wordprocessingml.document") { Name = "report.docx" },
    ];

    // the least that Word opens: one part with the text, and the two that say so
    private static byte[] Word(string text)
    {
        var document = new MemoryStream();
        using (var zip = new ZipArchive(document, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add(zip, "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(zip, "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
                + "</w:body></w:document>");
        }

        return document.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using Stream part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text));
    }
}
