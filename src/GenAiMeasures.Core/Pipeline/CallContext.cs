namespace GenAiMeasures;

// What belongs to the caller's execution context. Taken at the call, because it is gone inside an async iterator.
internal readonly record struct CallContext(Subject? Subject, Exception? ResolverError, RefusalLanguage Language)
{
    internal static CallContext Capture(CompliancePipeline pipeline)
    {
        RefusalLanguage language = pipeline.Texts.LanguageOfCaller();
        try
        {
            foreach (ISubjectResolver resolver in pipeline.Resolvers)
            {
                if (resolver.Resolve() is { } subject)
                {
                    return new CallContext(subject, null, language);
                }
            }
        }
#pragma warning disable CA1031 // whatever a host's resolver throws, the exchange is refused and recorded
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new CallContext(null, exception, language);
        }

        return new CallContext(pipeline.Options.Subjects.AllowAnonymous ? Subject.Anonymous : null, null, language);
    }
}
