using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

// Where people's requests wait for an operator. The ledger keeps a request without its person; somebody has to know whose it is
// until it is answered. In memory, or one encrypted file a request.
internal sealed class RequestDesk
{
    private const string Ending = ".request";

    private readonly ConcurrentDictionary<string, WaitingRequest> _waiting = new(StringComparer.Ordinal);
    private readonly IDataProtector _protector;
    private readonly string _folder;
    private readonly Lazy<Task> _loaded;

    public RequestDesk(IOptions<GenAiWebOptions> options, IDataProtectionProvider protection)
    {
        _folder = options.Value.Intake.RequestFolder;
        _protector = protection.CreateProtector("GenAiMeasures.AspNetCore.RequestDesk.v1");
        _loaded = new Lazy<Task>(LoadAsync);
    }

    internal async ValueTask AddAsync(WaitingRequest request, CancellationToken cancellationToken)
    {
        await _loaded.Value.WaitAsync(cancellationToken);
        if (_folder.Length > 0)
        {
            byte[] text = JsonSerializer.SerializeToUtf8Bytes(StoredRequest.Of(request), IntakeJsonContext.Default.StoredRequest);
            Directory.CreateDirectory(_folder);
            await File.WriteAllBytesAsync(PathOf(request.Request.Id), _protector.Protect(text), CancellationToken.None);
        }

        _waiting[request.Request.Id] = request;
    }

    internal async ValueTask<WaitingRequest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await _loaded.Value.WaitAsync(cancellationToken);
        return _waiting.GetValueOrDefault(id);
    }

    internal async ValueTask<IReadOnlyCollection<WaitingRequest>> ListAsync(CancellationToken cancellationToken)
    {
        await _loaded.Value.WaitAsync(cancellationToken);
        return [.. _waiting.Values];
    }

    internal async ValueTask RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await _loaded.Value.WaitAsync(cancellationToken);
        if (_waiting.TryRemove(id, out _) && _folder.Length > 0)
        {
            File.Delete(PathOf(id));
        }
    }

    // ids are made by the ledger: 32 hexadecimal digits, never a path
    private string PathOf(string id) => Path.Combine(_folder, id + Ending);

    private async Task LoadAsync()
    {
        if (_folder.Length == 0 || !Directory.Exists(_folder))
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(_folder, "*" + Ending))
        {
            try
            {
                byte[] text = _protector.Unprotect(await File.ReadAllBytesAsync(file));
                if (JsonSerializer.Deserialize(text, IntakeJsonContext.Default.StoredRequest) is { } stored)
                {
                    _waiting[stored.Id] = stored.ToWaiting();
                }
            }
            catch (Exception exception) when (exception is CryptographicException or JsonException)
            {
                // written under keys that are gone: the ledger still shows the request, and the page says that it is not waiting here
                continue;
            }
        }
    }
}
