using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// The test banks in use. A file is read again when its size or time is another; what cannot be read is no version, and is told in the log.
internal sealed class BankMaterial(IOptions<FilingOptions> options, FilingLog log) : IVersionedMaterial, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private string? _stamp;
    private MaterialVersion? _version;

    public MaterialKind Kind => MaterialKind.TestBanks;

    public async ValueTask<MaterialVersion?> ReadAsync(CancellationToken cancellationToken = default)
    {
        (string Path, BankKind Kind)[] files = [.. options.Value.Banks.All];
        if (files.Length == 0)
        {
            return null;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            string stamp = string.Join('|', files.Select(f => Stamp(f.Path)));
            if (stamp != _stamp)
            {
                _version = await ReadAsync(files, cancellationToken);
                _stamp = stamp;
            }

            return _version;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<MaterialVersion?> ReadAsync((string Path, BankKind Kind)[] files, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        int items = 0;
        foreach ((string path, BankKind kind) in files)
        {
            try
            {
                AssessmentBank bank = await AssessmentBank.ReadAsync(path, kind, cancellationToken: cancellationToken);
                text.Append(kind).Append('\n').Append(bank.Digest).Append('\n');
                items += bank.Items.Length;
            }
            catch (Exception exception) when (exception is FilingInputException or IOException or UnauthorizedAccessException)
            {
                log.BankUnreadable(kind, exception.GetType().Name);
                return null;
            }
        }

        return new MaterialVersion(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))), items);
    }

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}") : "none";
    }
}
