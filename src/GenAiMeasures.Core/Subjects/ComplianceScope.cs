namespace GenAiMeasures;

internal sealed class ComplianceScope : IComplianceScope, ISubjectResolver
{
    private readonly AsyncLocal<Subject?> _current = new();

    public Subject? Current => _current.Value;

    public IDisposable Begin(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        Subject? outer = _current.Value;
        _current.Value = subject;
        return new Restorer(this, outer);
    }

    public Subject? Resolve() => _current.Value;

    private sealed class Restorer(ComplianceScope scope, Subject? outer) : IDisposable
    {
        private bool _disposed;

        public void Dispose()
        {
            if (!_disposed)
            {
                _disposed = true;
                scope._current.Value = outer;
            }
        }
    }
}
