namespace GenAiMeasures;

/// <summary>To whom the service is offered: the fact that decides which duties apply (Interim Measures Art. 2, 20).</summary>
public enum ServiceScope
{
    /// <summary>Not stated. Start-up fails: the scope is a legal fact that nobody may guess.</summary>
    Unset = 0,

    /// <summary>Offered to the public in mainland China (Interim Measures Art. 2(1)). Every duty applies.</summary>
    MainlandPublic = 1,

    /// <summary>Offered to the public in mainland China from outside it (Interim Measures Art. 2(1), 20). Every duty applies, and the State may block a service that does not comply.</summary>
    MainlandPublicFromAbroad = 2,

    /// <summary>Research or internal use that is not offered to the public in mainland China (Interim Measures Art. 2(3)). The duties towards the public are relaxed, and the ledger says so and why.</summary>
    Internal = 3,
}
