using ChatWeb;

await using WebApplication app = ChatApp.Build(args, Path.Combine(AppContext.BaseDirectory, "chatweb.db"));
await app.RunAsync();
