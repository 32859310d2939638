namespace GenAiMeasures.AspNetCore;

// what a page that signs in with a cookie sends back with every write
internal sealed record IntakeToken(string Header, string Token);
