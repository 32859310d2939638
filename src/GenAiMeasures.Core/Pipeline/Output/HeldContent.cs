using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// one content of the answer that waits in line until everything before it has left and it may leave itself
internal struct HeldContent
{
    // the update or message the content came in
    internal object Owner;

    // the message of the answer it belongs to
    internal ReleasedMessage Message;

    // null for an owner that has no contents but carries ids, a finish reason, a token
    internal AIContent? Content;

    // the text it is a piece of, or null for a content that was screened as a whole
    internal TextRun? Run;

    // where in the run the piece starts, how much of it has left, where it ends
    internal long Start;
    internal long Position;
    internal long End;

    // leaves in one piece: its annotations or protected data belong to the whole
    internal bool IsWhole;
    internal bool IsFirst;
    internal bool IsLast;

    // differs from what the model's service sent
    internal bool IsChanged;

    // a text of ours in the place of what was withheld: not generated, so it carries no label
    internal bool IsNotice;
}
