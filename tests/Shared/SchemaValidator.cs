using System.Diagnostics;

namespace GenAiMeasures.Tests;

/// <summary>Holds a JSON file against an official schema of the shared test data.</summary>
internal static class SchemaValidator
{
    // ajv 8 in draft-07 mode with every format, against schemas that stay outside the repository
    private const string Validator = """
        const fs = require('fs');
        const Ajv = require('ajv').default, formats = require('ajv-formats').default;
        const [schema, file, ...more] = process.argv.slice(2);
        const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
        formats(ajv);
        for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
        for (const one of more) ajv.addSchema(JSON.parse(fs.readFileSync(one)));
        const validate = ajv.compile(JSON.parse(fs.readFileSync(schema)));
        if (validate(JSON.parse(fs.readFileSync(file)))) console.log('valid');
        else console.log(JSON.stringify(validate.errors.slice(0, 5)));
        """;

    /// <summary>Validates a file.</summary>
    /// <returns><c>valid</c>, or the first errors.</returns>
    public static async Task<string> RunAsync(string file, string folder, params string[] schemas)
    {
        string modules = Repository.PathOf("artifacts", "tools", "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "ajv")))
        {
            const string Reason = "ajv is not in artifacts/tools: npm install --prefix artifacts/tools ajv@8 ajv-formats@3";
            Assert.SkipUnless(Repository.IsGate, Reason);
            Assert.Fail(Reason);
        }

        string[] paths = [.. schemas.Select(s => Repository.Shared("provenance", folder, "schema", s))];
        var start = new ProcessStartInfo("node", ["-e", Validator, "--", paths[0], file, .. paths[1..]]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = modules;

        // with -e the arguments begin one place earlier than with a file
        start.ArgumentList[1] = Validator.Replace("slice(2)", "slice(1)", StringComparison.Ordinal);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : await error;
    }
}
