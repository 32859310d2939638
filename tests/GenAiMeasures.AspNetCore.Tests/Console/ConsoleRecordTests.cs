using System.Net;
using System.Text.RegularExpressions;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed partial class ConsoleRecordTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task Records_are_found_by_kind_and_by_what_they_hold()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "found-1");
        await AnswerStreamTests.AskAsync(Web, "hello", "found-2");
        string subject = await Web.PseudonymAsync("found-1");
        using HttpClient viewer = Web.As("v", "genai-viewer");

        string byText = await viewer.PageAsync("/compliance/records?text=" + subject);
        Assert.Single(Row().Matches(byText));
        Assert.Contains("ExchangeOpened", byText, StringComparison.Ordinal);
        string byKind = await viewer.PageAsync("/compliance/records?kind=ClientSeen");
        Assert.Equal((await Web.RecordsAsync()).OfType<ClientSeen>().Count(), Row().Count(byKind));
        Assert.Contains("在查过的记录里没有找到。", await viewer.PageAsync("/compliance/records?text=nobody-has-this"), StringComparison.Ordinal);
        await viewer.PageAsync("/compliance/records?kind=99&before=-1");
    }

    [Fact]
    public async Task A_record_shows_what_it_says_and_an_auditor_takes_its_proof()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "proven");
        using HttpClient auditor = Web.As("a", "genai-auditor");
        string list = await auditor.PageAsync("/compliance/records?kind=ExchangeSettled");
        string path = Row().Match(list).Groups[1].Value;

        string page = await auditor.PageAsync(path);
        Assert.Contains("&quot;outcome&quot;: &quot;Stopped&quot;", page, StringComparison.Ordinal);

        using HttpResponseMessage response = await auditor.GetAsync(new Uri(path + "/proof", UriKind.Relative));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(LedgerReceipt.TryParse(await response.Content.ReadAsStringAsync(), out LedgerReceipt? receipt));
        Assert.True(RecordHeader.TryRead(receipt.Extra.Span, out RecordHeader? header));
        Assert.Equal(RecordKind.ExchangeSettled, header.Kind);
        using var key = new CheckpointKeyFile(Path.Combine(Web.Folder, "ledger.db.sign"), Storage.Sqlite.SqliteLedgerReader.CheckpointName);
        Assert.True(LedgerCheckpoint.TryParse(receipt.Checkpoint.Text, out LedgerCheckpoint? checkpoint));
        INoteVerifier verifier = key.ToVerifier().WithName(checkpoint.Origin);
        Assert.True(receipt.Proves(receipt.Extra.Span, verifier));
        byte[] other = receipt.Extra.ToArray();
        other[^1] ^= 1;
        Assert.False(receipt.Proves(other, verifier));

        using HttpClient viewer = Web.As("v", "genai-viewer");
        Assert.DoesNotContain("/proof", await viewer.PageAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_verifies_and_it_is_on_record()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "verified");
        using HttpClient auditor = Web.As("a-1", "genai-auditor");

        using HttpResponseMessage response = await auditor.SubmitAsync("/compliance/checkpoints", "/compliance/verify", ("reason", "季度检查验证"));

        Assert.Contains("<strong>验证通过</strong>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("a-1", (await Web.RecordsAsync()).OfType<OperatorActed>().Single(r => r.Action == "ledger.verify").Operator);
    }

    [Fact]
    public async Task A_changed_ledger_is_not_verified()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        await AnswerStreamTests.AskAsync(web, "hello", "u-1");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(web.Folder, "ledger.db")}"))
        {
            await connection.OpenAsync();
            using Microsoft.Data.Sqlite.SqliteCommand columns = connection.CreateCommand();
            columns.CommandText = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'header'";
            string table = (string)(await columns.ExecuteScalarAsync())!;
            using Microsoft.Data.Sqlite.SqliteCommand change = connection.CreateCommand();
#pragma warning disable CA2100 // the name comes from the database's own catalogue
            change.CommandText = $"UPDATE {table} SET header = zeroblob(length(header)) WHERE rowid = (SELECT max(rowid) FROM {table})";
#pragma warning restore CA2100
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
        }

        using HttpClient auditor = web.As("a-1", "genai-auditor");
        using HttpResponseMessage response = await auditor.SubmitAsync("/compliance/checkpoints", "/compliance/verify", ("reason", "季度检查验证"));

        Assert.Contains("<strong>验证未通过</strong>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_checkpoints_are_taken_away_and_prove_the_heads()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "kept");
        using HttpClient auditor = Web.As("a-1", "genai-auditor");
        string file = Path.Combine(Web.Folder, "kept.txt");
        await File.WriteAllTextAsync(file, await auditor.PageAsync("/compliance/checkpoints/signed"));

        using var key = new CheckpointKeyFile(Path.Combine(Web.Folder, "ledger.db.sign"), Storage.Sqlite.SqliteLedgerReader.CheckpointName);
        IReadOnlyList<LedgerCheckpoint> kept = KeptCheckpoints.Trust(KeptCheckpoints.Read(file), key.ToVerifier(), file);

        Assert.NotEmpty(kept);
        await using ILedgerReader reader = await Web.Get<LedgerSearch>().OpenAsync(CancellationToken.None);
        Assert.True((await LedgerVerifier.VerifyAgainstAsync(reader, kept, incremental: false)).IsOk);
    }

    [Fact]
    public async Task An_administrator_deletes_what_is_overdue_and_an_operator_does_not()
    {
        using HttpClient admin = Web.As("root", "genai-administrator");
        using HttpResponseMessage done = await admin.SubmitAsync("/compliance/checkpoints", "/compliance/retention", ("reason", "按期删除到期记录"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Contains((await Web.RecordsAsync()).OfType<OperatorActed>(), r => r.Action == "retention.run");

        using HttpClient op = Web.As("op", "genai-operator");
        using HttpResponseMessage refused = await op.SubmitAsync("/compliance/checkpoints", "/compliance/retention", ("reason", "按期删除到期记录"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_last_position_is_found_whatever_the_size()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        LedgerSearch search = web.Get<LedgerSearch>();
        await using ILedgerReader reader = await search.OpenAsync(CancellationToken.None);
        long before = await LedgerSearch.LastAsync(reader, CancellationToken.None);
        var acts = Enumerable.Range(0, 1_300).Select(i => web.Get<ILedger>().AppendAsync(new OperatorActed { Operator = "o", Action = "a" + i, Reason = "r", At = default }).AsTask());
        await Task.WhenAll(acts);

        long last = await LedgerSearch.LastAsync(reader, CancellationToken.None);
        Assert.Equal(before + 1_300, last);
        Assert.Equal(1, await LedgerSearch.FirstAtAsync(reader, DateTimeOffset.MinValue, last, CancellationToken.None));
        Assert.Equal(last + 1, await LedgerSearch.FirstAtAsync(reader, DateTimeOffset.MaxValue, last, CancellationToken.None));

        // page by page to the beginning, nothing twice and nothing left out
        HashSet<long> seen = [];
        long? next = null;
        do
        {
            (IReadOnlyList<LedgerEntry> found, next) = await search.FindAsync(new RecordFilter(RecordKind.OperatorActed, ""), next, 100, CancellationToken.None);
            Assert.All(found, f => Assert.True(seen.Add(f.Position)));
            Assert.Equal(found.OrderByDescending(f => f.Position), found);
        }
        while (next is not null);
        Assert.Equal(1_300, seen.Count);
    }

    [GeneratedRegex("<td class=\"id\"><a href=\"(/compliance/records/[^\"]+)\">", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Row();
}
