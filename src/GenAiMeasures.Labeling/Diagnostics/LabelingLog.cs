using Microsoft.Extensions.Logging;

namespace GenAiMeasures.Labeling;

// Event ids are stable and listed in docs/labels.md. Nothing a user wrote, and no number of a content, is ever an argument.
internal sealed partial class LabelingLog(ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("GenAiMeasures.Labeling");

    [LoggerMessage(EventId = 501, EventName = "LabelsFailOpen", Level = LogLevel.Warning, Message = "GenAiMeasures:Labeling:UnlabelledMedia is ReleaseAndRecord: files that cannot be labelled go out all the same, with the implicit label at most, and the records will say so.")]
    internal partial void FailsOpen();

    [LoggerMessage(EventId = 502, EventName = "LabelWordingNotChinese", Level = LogLevel.Warning, Message = "The explicit label has its two elements in another language than Chinese. Whether that is enough for readers in mainland China is open (GB 45438-2025 5.1).")]
    internal partial void NotChinese();

    [LoggerMessage(EventId = 503, EventName = "LabelMarkerMissing", Level = LogLevel.Warning, Message = "A generated file of type {MediaType} cannot be labelled: nothing in this app puts an explicit label into such files. For images add GenAiMeasures.Labeling.Drawing; for video register an IVideoMarker, for compressed sound an IAudioLabelEncoder; for bare samples set GenAiMeasures:Labeling:BareSound.")]
    internal partial void NoMarker(string mediaType);

    [LoggerMessage(EventId = 504, EventName = "FileNotLabelled", Level = LogLevel.Warning, Message = "A generated file of format {Format} cannot be labelled: {Failure}.")]
    internal partial void NotLabelled(string format, LabelFailure failure);
}
