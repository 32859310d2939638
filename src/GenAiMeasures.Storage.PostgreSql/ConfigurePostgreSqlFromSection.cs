using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.PostgreSql;

// Binds the section where the app has a configuration; a plain service collection without one configures in code.
internal sealed class ConfigurePostgreSqlFromSection(IConfiguration? configuration = null) : IConfigureOptions<PostgreSqlOptions>
{
    public void Configure(PostgreSqlOptions options) => configuration?.GetSection(PostgreSqlOptions.SectionName).Bind(options);
}
