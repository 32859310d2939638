using System.Text;
using Agent;
using GenAiMeasures;
using Microsoft.Agents.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using IHost host = AgentApp.Build(Path.Combine(AppContext.BaseDirectory, "agent.db"), new NoteBook());
await host.StartAsync();
AIAgent agent = host.Services.GetRequiredService<AIAgent>();
using (host.Services.GetRequiredService<IComplianceScope>().Begin(new Subject("agent-user")))
{
    foreach (string task in (string[])["记下：明天下午三点开会", "记下：“刷单”和“返利”", "读出：会议", "读出：旧文"])
    {
        Console.WriteLine($"\n任务 / Task: {task}");
        AgentResponse answer = await agent.RunAsync(task);
        Console.WriteLine(answer.Text);
    }
}

await host.StopAsync();
