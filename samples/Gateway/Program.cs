using Gateway;
using Quickstart;

// GATEWAY_KEYS is a list of key=account pairs; each account is a subject of its own
string keys = Environment.GetEnvironmentVariable("GATEWAY_KEYS") ?? "";
await using WebApplication app = GatewayApp.Build(args, Path.Combine(AppContext.BaseDirectory, "gateway.db"), Model.Create(), ApiKeys.Parse(keys));
await app.RunAsync();
