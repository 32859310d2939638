using Agent;
using Microsoft.Agents.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class AgentTests
{
    [Fact]
    public async Task A_tool_is_not_run_with_illegal_arguments_and_its_illegal_result_is_not_passed_on()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-agent-");
        var notes = new NoteBook();
        using (IHost host = AgentApp.Build(Path.Combine(folder.FullName, "agent.db"), notes))
        {
            await host.StartAsync();
            AIAgent agent = host.Services.GetRequiredService<AIAgent>();
            using (host.Services.GetRequiredService<IComplianceScope>().Begin(new Subject("agent-user")))
            {
                Assert.EndsWith("工具答复：记下了。", (await agent.RunAsync("记下：开会")).Text, StringComparison.Ordinal);
                string stopped = (await agent.RunAsync("记下：“刷单”和“返利”")).Text;
                Assert.Equal("抱歉，后续内容涉及违法或不良信息，已停止生成。", stopped.Trim());
                Assert.Equal(["开会"], notes.Written);
                Assert.DoesNotContain("网络赌场", (await agent.RunAsync("读出：旧文")).Text, StringComparison.Ordinal);
            }

            await host.StopAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
