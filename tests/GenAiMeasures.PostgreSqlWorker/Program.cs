// args: what to write, and what it needs
return args[0] switch
{
    "journal" => JournalWriter.Run(args[1]),
    "instance" => await InstanceWriter.RunAsync(args[1..]),
    _ => 2,
};
