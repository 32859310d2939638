using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// the memory of all conversations
internal sealed class SessionStore(IOptions<ModerationOptions> options, TimeProvider? time = null) : IModerationSessions
{
    private readonly SessionOptions _options = options.Value.Sessions;
    private readonly ConversationMemory<SessionState> _memory = new(
        options.Value.Sessions.Remembered, TimeSpan.FromMinutes(options.Value.Sessions.Minutes), time ?? TimeProvider.System);

    internal TimeProvider Time => time ?? TimeProvider.System;

    internal ConversationMemory<SessionState> Memory => _memory;

    // the conversation's memory, or null when it is not to be remembered
    internal SessionState? Open(Exchange exchange) =>
        _options.Remembered > 0 && ConversationKey.Of(exchange) is { } key ? _memory.GetOrAdd(key, static () => new SessionState()) : null;

    public ModerationSession? Find(Subject subject, string conversation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return _memory.Find(new ConversationKey(subject.Tenant, subject.Id, conversation))?.Describe();
    }
}
