namespace GenAiMeasures;

/// <summary>A part of a record. Parts are sealed apart, so that one can be destroyed while another must still be kept. The numbers are stored.</summary>
public enum RecordPartId
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The record itself: what happened, without prompt and answer. Its retention class is that of the record's kind.</summary>
    Facts = 1,

    /// <summary>Prompt and answer, where the host keeps them. Retention class <c>content</c>.</summary>
    Content = 2,

    /// <summary>Prompt and answer kept because of an incident. Retention class <c>evidence</c>.</summary>
    Evidence = 3,
}
