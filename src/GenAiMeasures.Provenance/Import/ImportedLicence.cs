namespace GenAiMeasures.Provenance;

// a licence as others write it, and what people still have to find out
internal static class ImportedLicence
{
    internal static SourceLicence? Read(string? name, string? location, List<string> notes)
    {
        string kind = LicenceNames.Classify(name, location);
        string? note = kind switch
        {
            "none" => "缺少许可 / missing licence",
            "placeholder" => "许可为占位内容 / the licence is a placeholder",
            "terms" => "使用条款不是许可 / terms of use are not a licence",
            "unrecognised" => "许可无法识别，需附许可文本 / the licence is not recognised: its text is needed",
            "custom" => "自定义许可需附许可文本 / a custom licence needs its text",
            _ => null,
        };
        if (note is not null)
        {
            notes.Add(note);
        }

        if (name is null && location is null)
        {
            return null;
        }

        string id = LicenceNames.LastPart(name ?? location!).Replace(' ', '-');
        return new SourceLicence
        {
            Id = kind == "spdx" ? id : name ?? location,
            Location = location ?? (Uri.IsWellFormedUriString(name, UriKind.Absolute) ? name : null),
            ShareAlike = SpdxLicences.IsShareAlike(id),
            CommercialUse = SpdxLicences.IsNonCommercial(id) ? CommercialUse.Forbidden : CommercialUse.Unknown,
            Attribution = id.StartsWith("CC-BY", StringComparison.OrdinalIgnoreCase),
        };
    }
}
