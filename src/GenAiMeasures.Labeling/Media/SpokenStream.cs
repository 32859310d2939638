using System.Buffers;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// The pieces of a streamed sound. Pieces of one media type that follow each other are one file.
internal sealed class SpokenStream
{
    private readonly List<AIContent> _contents = [];
    private ArrayBufferWriter<byte>? _file;
    private string _mediaType = "";

    // Takes an update that holds sound. Returns whether it does.
    internal bool Take(TextToSpeechResponseUpdate update)
    {
        if (!update.Contents.Any(c => MediaContents.HoldsMedia(c, out _)))
        {
            return false;
        }

        foreach (AIContent content in update.Contents)
        {
            if (content is DataContent data)
            {
                if (_file is null || !string.Equals(_mediaType, data.MediaType, StringComparison.OrdinalIgnoreCase))
                {
                    Close();
                    _file = new ArrayBufferWriter<byte>();
                    _mediaType = data.MediaType;
                }

                _file.Write(data.Data.Span);
            }
            else
            {
                Close();
                _contents.Add(content);
            }
        }

        return true;
    }

    internal List<AIContent> Join()
    {
        Close();
        return _contents;
    }

    private void Close()
    {
        if (_file is not null)
        {
            _contents.Add(new DataContent(_file.WrittenMemory, _mediaType));
            _file = null;
        }
    }
}
