namespace GenAiMeasures.Provenance.Tests;

public sealed class JsonRegisterContractTests : TrainingDataRegisterContract
{
    private JsonTrainingDataRegister? _register;

    protected override async ValueTask<ITrainingDataRegister> RestartAsync()
    {
        await CloseAsync();
        return _register = new JsonTrainingDataRegister(Path.Combine(Folder, "register.json"), Time);
    }

    protected override ValueTask CloseAsync()
    {
        _register?.Dispose();
        return default;
    }
}
