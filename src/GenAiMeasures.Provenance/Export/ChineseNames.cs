namespace GenAiMeasures.Provenance;

internal static class ChineseNames
{
    internal static string Of(SourceKind kind) => kind switch
    {
        SourceKind.OpenSource => "开源",
        SourceKind.SelfCollected => "自采",
        SourceKind.Commercial => "商业",
        SourceKind.UserInput => "使用者输入信息",
        SourceKind.SelfProduced => "自建",
        SourceKind.Generated => "合成（模型生成）",
        _ => "未说明",
    };

    internal static string Of(DataModality modality) => modality switch
    {
        DataModality.Text => "文本",
        DataModality.Code => "代码",
        DataModality.Image => "图片",
        DataModality.Audio => "音频",
        DataModality.Video => "视频",
        DataModality.ImageText => "图文",
        DataModality.Other => "其他",
        _ => "未说明",
    };

    internal static string Of(DataOrigin origin) => origin switch
    {
        DataOrigin.Domestic => "境内",
        DataOrigin.Foreign => "境外",
        DataOrigin.Mixed => "境内外混合",
        _ => "未说明",
    };

    internal static string Of(TrainingStage stage) => stage switch
    {
        TrainingStage.PreTraining => "预训练",
        TrainingStage.FineTuning => "优化训练（微调）",
        TrainingStage.Alignment => "对齐",
        TrainingStage.Evaluation => "评测",
        TrainingStage.Retrieval => "检索增强",
        _ => "未说明",
    };

    internal static string Of(AnnotationKind kind) => kind switch
    {
        AnnotationKind.Functional => "功能性",
        AnnotationKind.Safety => "安全性",
        _ => "未说明",
    };
}
