namespace GenAiMeasures.Labeling;

// one state of Labeling Measures Art. 6: the value to write, the words to show
internal sealed record PropagationStateData(
    PropagationState State, string Claim, string Clause, string NoticeChinese, string NoticeEnglish, string Source, Confidence Confidence);
