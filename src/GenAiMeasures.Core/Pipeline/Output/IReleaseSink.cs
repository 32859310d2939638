using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// where released contents go: into updates of a stream, or into the messages of a response
internal interface IReleaseSink
{
    void Release(in HeldContent held, AIContent? content, bool isUnchanged, bool isEnd);

    // puts a content of ours in front of the next one of the same owner
    void Insert(in HeldContent before, AIContent content);

    void Flush();
}
