namespace GenAiMeasures;

/// <summary>The stable codes of refusals, found under <see cref="GenAiMeasuresProperties.Code"/>. A code is never renamed or reused.</summary>
public static class RefusalCodes
{
    /// <summary>A screen refused what was sent to the model.</summary>
    public const string InputRefused = "input_refused";

    /// <summary>A screen stopped the answer; what came before the finding stands (Interim Measures Art. 14(1)).</summary>
    public const string OutputStopped = "output_stopped";

    /// <summary>A screen withheld the whole answer; what was shown of it is retracted (Interim Measures Art. 14(1)).</summary>
    public const string OutputRefused = "output_refused";

    /// <summary>A vetted answer was given in place of the model's (代答).</summary>
    public const string Substituted = "substituted";

    /// <summary>A screen failed or took too long, so nothing was let through.</summary>
    public const string ScreenUnavailable = "screen_unavailable";

    /// <summary>The exchange could not be recorded, so it did not take place.</summary>
    public const string RecordUnavailable = "record_unavailable";

    /// <summary>The host did not say on whose behalf the call runs, and anonymous calls are not allowed.</summary>
    public const string SubjectUnknown = "subject_unknown";

    /// <summary>A stage that admits exchanges failed.</summary>
    public const string AdmissionUnavailable = "admission_unavailable";

    /// <summary>Generated content could not be labelled and was withheld.</summary>
    public const string LabelUnavailable = "label_unavailable";

    /// <summary>The call runs under a permit for content without explicit label that was granted to somebody else (Labeling Measures Art. 9).</summary>
    public const string UnlabelledNotGranted = "unlabelled_not_granted";

    /// <summary>The content is nested or encoded in a way that cannot be screened.</summary>
    public const string ContentUnsupported = "content_unsupported";

    /// <summary>The subject's standing withholds a feature that the call uses (Interim Measures Art. 14(2)).</summary>
    public const string StandingRestricted = "standing_restricted";

    /// <summary>The service is suspended for the subject (Interim Measures Art. 14(2)).</summary>
    public const string StandingSuspended = "standing_suspended";

    /// <summary>The service has ended for the subject (Interim Measures Art. 14(2)).</summary>
    public const string StandingTerminated = "standing_terminated";

    /// <summary>How the subject stands could not be read, so nobody is served.</summary>
    public const string StandingUnavailable = "standing_unavailable";

    /// <summary>The model endpoint is not a declared recipient (Interim Measures Art. 11(1)).</summary>
    public const string RecipientUndeclared = "recipient_undeclared";

    /// <summary>The call holds personal information, and there is no basis for giving it to the model endpoint (Interim Measures Art. 11(1)).</summary>
    public const string SharingRefused = "sharing_refused";

    /// <summary>The subject has not accepted the service agreement in force (Interim Measures Art. 9(2)); its version stands in <see cref="GenAiMeasuresProperties.Agreement"/>.</summary>
    public const string AgreementRequired = "agreement_required";
}
