namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>One instance of a service on a shared ledger.</summary>
/// <param name="Id">Its id, 32 hexadecimal digits.</param>
/// <param name="Machine">The name of the machine on which it started.</param>
/// <param name="State">What became of it.</param>
/// <param name="HasJournal">Whether it keeps a journal on its own disk (<see cref="AckWhen.LocalJournal"/>).</param>
/// <param name="Started">When it was first seen, by the database's clock.</param>
/// <param name="LeaseUntil">Until when it counts as alive, by the database's clock.</param>
/// <param name="Logs">How many logs it has begun.</param>
/// <param name="Records">How many records of it are in the database.</param>
/// <param name="OpenExchanges">How many of its exchanges are open there.</param>
public sealed record InstanceInfo(
    string Id, string Machine, InstanceState State, bool HasJournal, DateTimeOffset Started, DateTimeOffset LeaseUntil, int Logs, long Records, int OpenExchanges);
