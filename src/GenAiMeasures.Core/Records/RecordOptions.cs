using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures;

/// <summary>What is recorded, and how long the answer waits for it.</summary>
public sealed class RecordOptions
{
    /// <summary>Gets or sets whether exchanges are recorded at all. Switching it off needs a waiver of CSL-23-LOGS, IM-11-PROTECT and IM-14-2-RECORDS for a public service.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets which prompts and answers are kept, sealed, beside the record of their exchange. More than necessary must not be kept (Interim Measures Art. 11(1)); the ledger records a change of this setting.</summary>
    /// <value>Default: <see cref="ContentRetention.None"/>.</value>
    public ContentRetention RetainContent { get; set; } = ContentRetention.None;

    /// <summary>Gets or sets when the update that ends an answer may leave.</summary>
    /// <value>Default: <see cref="FinalUpdate.AfterRecord"/>. The other choice is written into every record it touches.</value>
    public FinalUpdate FinalUpdate { get; set; } = FinalUpdate.AfterRecord;

    /// <summary>Gets or sets how many bytes of records may wait for the store before writers wait too. Records are never dropped.</summary>
    /// <value>From 65,536 to 1,073,741,824. Default: 16,777,216.</value>
    [Range(65_536, 1_073_741_824)]
    public int QueueBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Gets or sets how long a writer waits for its record to be durable, in milliseconds, before the exchange counts as not recordable.</summary>
    /// <value>From 100 to 600,000. Default: 15,000.</value>
    [Range(100, 600_000)]
    public int TimeoutMilliseconds { get; set; } = 15_000;

    /// <summary>Gets or sets how often the heads that have changed are signed, in seconds. The loss that a checkpoint cannot show is what was recorded since.</summary>
    /// <value>From 1 to 86,400. Default: 300.</value>
    [Range(1, 86_400)]
    public int CheckpointSeconds { get; set; } = 300;

    /// <summary>Gets the files to which signed checkpoints are appended, beside the one at the store: on another volume, where the ledger's administrator cannot write. A second file with the suffix <c>.erasures</c> keeps what was erased.</summary>
    /// <value>Default: empty.</value>
    public IList<string> CheckpointPaths { get; } = [];

    /// <summary>Gets the host's own terms, by the code of the retention class. A minimum may be longer than the class's own and never shorter; a maximum below a minimum is an error at start.</summary>
    /// <value>Default: empty, the terms of the library.</value>
    public IDictionary<string, RetentionTerms> Retention { get; } = new Dictionary<string, RetentionTerms>(StringComparer.Ordinal);

    /// <summary>Gets or sets how often what is overdue is deleted, in hours. Nothing is kept longer than its term and this.</summary>
    /// <value>From 1 to 168. Default: 6.</value>
    [Range(1, 168)]
    public int RetentionHours { get; set; } = 6;

    /// <summary>Gets or sets within how many working days a person's request is answered. PIPL Art. 50 says "in good time"; app rules usually say 15 working days.</summary>
    /// <value>From 1 to 30. Default: 15.</value>
    [Range(1, 30)]
    public int RequestWorkingDays { get; set; } = 15;

    /// <summary>Gets the host's own acknowledgement levels, by record kind. Every kind but <see cref="RecordKind.ExchangeOpened"/> and <see cref="RecordKind.Heartbeat"/> is durable before its writer goes on; a few may be loosened, the others are an error at start.</summary>
    /// <value>Default: empty, the levels of the library. When an answer's own record is waited for is <see cref="FinalUpdate"/>.</value>
    public IDictionary<RecordKind, RecordAcknowledgement> Acknowledgements { get; } = new Dictionary<RecordKind, RecordAcknowledgement>();

    /// <summary>Gets or sets how often a heartbeat is recorded while a host runs, in seconds; 0 for never. The longest silence that an inspector has to take on trust.</summary>
    /// <value>From 0 to 86,400. Default: 300.</value>
    [Range(0, 86_400)]
    public int HeartbeatSeconds { get; set; } = 300;

    /// <summary>Gets or sets by how much the clock may leave the machine's own running time between two looks before that is recorded, in seconds.</summary>
    /// <value>From 1 to 86,400. Default: 60.</value>
    [Range(1, 86_400)]
    public int ClockJumpSeconds { get; set; } = 60;

    /// <summary>Gets or sets after how many days a person's request that is not answered is an alarm (log, health). GB/T 35273-2020 8.7 is said to ask for 30 days; its text was not read first hand.</summary>
    /// <value>From 1 to 90. Default: 30.</value>
    [Range(1, 90)]
    public int RequestAlarmDays { get; set; } = 30;

    /// <summary>Gets or sets the step in which answers to people's requests are given, in milliseconds: each takes a multiple of it, so that the time does not tell whether anything is recorded of somebody.</summary>
    /// <value>From 0 to 60,000. Default: 500. 0 gives answers as soon as they are there.</value>
    [Range(0, 60_000)]
    public int RequestAnswerMilliseconds { get; set; } = 500;

    /// <summary>Gets <see cref="TimeoutMilliseconds"/> as a span of time.</summary>
    public TimeSpan Timeout => TimeSpan.FromMilliseconds(TimeoutMilliseconds);
}
