using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Collects what is said in one exchange, in memory only, until its settlement knows whether it is kept.
internal sealed class ContentCapture
{
    private const int MaxCharacters = 4 * 1024 * 1024;

    private readonly List<(ReleasedMessage Message, List<ContentPiece> Pieces)> _output = [];
    private readonly StringBuilder _text = new();
    private ContentKind _kind;
    private int _characters;
    private bool _truncated;

    internal void Begin(ReleasedMessage message)
    {
        Flush();
        _output.Add((message, []));
    }

    internal void Add(AIContent? content)
    {
        switch (content)
        {
            case null or UsageContent:
                break;
            case TextContent text:
                AddText(ContentKind.Text, text.Text);
                break;
            case TextReasoningContent reasoning:
                AddText(ContentKind.Reasoning, reasoning.Text);
                break;
            default:
                Flush();
                AddWhole(_output[^1].Pieces, content);
                break;
        }
    }

    internal ExchangeContent Take(IReadOnlyList<ChatMessage> messages, bool isEvidence)
    {
        Flush();
        int first = isEvidence ? 0 : Turns.StartOfCurrent(messages);
        var input = new List<ContentMessage>(messages.Count - first);
        for (int i = first; i < messages.Count; i++)
        {
            var pieces = new List<ContentPiece>();
            foreach (ContentText text in MessageTexts.Of(messages[i], i, ScreenSide.Input).Texts)
            {
                AddPiece(pieces, text.Place.Kind, text.Text);
            }

            foreach (DataContent data in messages[i].Contents.OfType<DataContent>().Where(d => !d.HasTopLevelMediaType("text")))
            {
                pieces.Add(Describe(data));
            }

            input.Add(new ContentMessage(messages[i].Role.Value, pieces));
        }

        return new ExchangeContent
        {
            IsEvidence = isEvidence,
            FirstMessage = first,
            Input = input,
            Output = [.. _output.Select(o => new ContentMessage(o.Message.Role?.Value ?? "", o.Pieces))],
            IsTruncated = _truncated,
        };
    }

    private void AddText(ContentKind kind, string? text)
    {
        if (kind != _kind)
        {
            Flush();
            _kind = kind;
        }

        int room = MaxCharacters - _characters - _text.Length;
        if (text?.Length > room)
        {
            _truncated = true;
            text = text[..Math.Max(room, 0)];
        }

        _text.Append(text);
    }

    private void AddWhole(List<ContentPiece> pieces, AIContent content)
    {
        var walk = new ContentTexts();
        walk.Collect(content, new ContentPlace(ScreenSide.Output, ContentKind.Data, 0, 0));
        foreach (ContentText text in walk.Texts)
        {
            AddPiece(pieces, text.Place.Kind, text.Text);
        }

        if (content is DataContent data && !data.HasTopLevelMediaType("text"))
        {
            pieces.Add(Describe(data));
        }
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            AddPiece(_output[^1].Pieces, _kind, _text.ToString());
            _text.Clear();
        }
    }

    private void AddPiece(List<ContentPiece> pieces, ContentKind kind, string text)
    {
        int room = MaxCharacters - _characters;
        _truncated |= text.Length > room;
        text = text.Length > room ? text[..room] : text;
        _characters += text.Length;
        pieces.Add(new ContentPiece { Kind = kind, Text = text });
    }

    private static ContentPiece Describe(DataContent data) => new()
    {
        Kind = ContentKind.Data,
        MediaType = data.MediaType,
        Length = data.Data.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(data.Data.Span)),
    };
}
