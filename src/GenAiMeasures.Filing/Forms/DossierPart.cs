namespace GenAiMeasures.Filing;

// What a dossier section wrote.
internal sealed record DossierPart(IDossierSection Section, DossierContent Content);
