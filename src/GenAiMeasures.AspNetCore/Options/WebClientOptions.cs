namespace GenAiMeasures.AspNetCore;

/// <summary>What is recorded of the client of an exchange: the log items of the 2018 Assessment Provisions Art. 5(3) that a server can see.</summary>
public sealed class WebClientOptions
{
    /// <summary>Gets or sets whether addresses, ports and the client's own description are recorded with every exchange.</summary>
    /// <value>Default: <see langword="false"/>: they are personal information, and only services that are assessed under those provisions need them.</value>
    public bool Record { get; set; }
}
