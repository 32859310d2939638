namespace GenAiMeasures.Moderation;

// a match, and how much of the text had to be seen to decide it
internal readonly record struct FoundInformation(PersonalInformationMatch Match, long DecidedAt);
