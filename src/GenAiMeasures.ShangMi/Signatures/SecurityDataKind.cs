namespace GenAiMeasures.ShangMi;

// what a reserved code turned out to hold
internal enum SecurityDataKind
{
    // nothing
    None = 0,

    // security data
    Data = 1,

    // something of the writer's own: a hash, a token. Annex F.4 allows it
    Opaque = 2,

    // meant as security data, and not readable
    Damaged = 3,
}
