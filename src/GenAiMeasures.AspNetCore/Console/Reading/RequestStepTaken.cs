namespace GenAiMeasures.AspNetCore;

// A step of a person's request and when it was recorded.
internal sealed record RequestStepTaken(long Position, DateTimeOffset At, SubjectRequested Record);
