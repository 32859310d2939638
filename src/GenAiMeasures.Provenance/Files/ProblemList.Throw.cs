using GenAiMeasures.Provenance;

namespace GenAiMeasures;

// the other file is compiled into GenAiMeasures.Filing too, which has its own exception
internal sealed partial class ProblemList
{
    internal void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new ProvenanceInputException(_problems);
        }
    }
}
