namespace GenAiMeasures.Moderation;

// a stage of this package whose screens also serve texts outside any exchange
internal interface IStandaloneStage
{
    // Adds the screens for one text or group of texts; a screen that is passed over because the host allows it is told.
    void OpenScreens(List<ExchangeScreen> screens, Action<string> addUnchecked);
}
