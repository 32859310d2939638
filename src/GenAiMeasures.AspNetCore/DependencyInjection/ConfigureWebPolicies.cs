using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

// Each policy asks for a role of its own or a higher one. A host that adds a policy of the same name replaces it.
internal sealed class ConfigureWebPolicies(IOptions<GenAiWebOptions> options) : IConfigureOptions<AuthorizationOptions>
{
    public void Configure(AuthorizationOptions policies)
    {
        ConsoleOptions console = options.Value.Console;
        string[] viewers = Or(console.ViewerRoles, "genai-viewer");
        string[] auditors = Or(console.AuditorRoles, "genai-auditor");
        string[] operators = Or(console.OperatorRoles, "genai-operator");
        string[] administrators = Or(console.AdministratorRoles, "genai-administrator");
        Add(GenAiWebPolicies.Viewer, [.. viewers, .. auditors, .. operators, .. administrators]);
        Add(GenAiWebPolicies.Auditor, [.. auditors, .. operators, .. administrators]);
        Add(GenAiWebPolicies.Operator, [.. operators, .. administrators]);
        Add(GenAiWebPolicies.Administrator, administrators);

        void Add(string name, string[] roles) => policies.AddPolicy(name, p => p.RequireAuthenticatedUser().RequireRole(roles));
    }

    private static string[] Or(IList<string> roles, string standard) => roles.Count > 0 ? [.. roles] : [standard];
}
