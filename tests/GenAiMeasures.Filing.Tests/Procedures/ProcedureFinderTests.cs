namespace GenAiMeasures.Filing.Tests;

public sealed class ProcedureFinderTests
{
    [Theory]
    [InlineData(ModelOrigin.SelfDeveloped, "service-filing")]
    [InlineData(ModelOrigin.FineTuned, "service-filing")]
    [InlineData(ModelOrigin.UnfiledModel, "service-filing")]
    [InlineData(ModelOrigin.FiledModel, "registration")]
    public void The_origin_of_the_model_decides_between_filing_and_registration(ModelOrigin model, string procedure)
    {
        ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts { Scope = ServiceScope.MainlandPublic, Model = model });

        Assert.Equal([procedure, "algorithm-filing", "security-assessment-2018"], answer.Procedures.Select(p => p.Id));
        Assert.Empty(answer.None);
        Assert.All(answer.Procedures, p => Assert.NotEmpty(p.Reasons));
    }

    [Fact]
    public void Every_reason_has_its_article_and_how_sure_it_is()
    {
        ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts { Scope = ServiceScope.MainlandPublic, Model = ModelOrigin.FiledModel });
        RequiredProcedure registration = answer.Procedures[0];
        ProcedureReason reason = Assert.Single(registration.Reasons);

        Assert.Equal(("生成式人工智能服务登记", "属地省级网信办", Confidence.Secondary), (registration.Chinese, registration.Where, registration.ClockConfidence));
        Assert.Equal(("直接调用他人已备案的模型，未训练、未微调、未修改，向境内公众提供服务。", Confidence.Secondary), (reason.Chinese, reason.Confidence));
        Assert.Equal(("Interim Measures Art. 17; Algorithm Provisions Art. 24", Confidence.Primary), (answer.Procedures[1].Reasons[0].Article, answer.Procedures[1].Reasons[0].Confidence));
    }

    [Fact]
    public void Internal_use_needs_none_and_is_warned_before_it_opens()
    {
        ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts { Scope = ServiceScope.Internal });

        Assert.Empty(answer.Procedures);
        Assert.Equal("Interim Measures Art. 2(3)", Assert.Single(answer.None).Article);
        Assert.Contains(answer.Warnings, w => w.Chinese == "一旦向公众开放，备案、登记和安全评估应当在此之前完成。");
    }

    [Fact]
    public void Without_opinion_attributes_Art_17_falls_away_and_counsel_should_confirm_it()
    {
        ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts { Scope = ServiceScope.MainlandPublic, Model = ModelOrigin.SelfDeveloped, HasOpinionAttributes = false });

        Assert.Empty(answer.Procedures);
        Assert.Contains("法务书面确认", Assert.Single(answer.None).Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Companions_minors_unfiled_models_and_services_from_abroad_are_warned_of()
    {
        ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts
        {
            Scope = ServiceScope.MainlandPublicFromAbroad,
            Model = ModelOrigin.UnfiledModel,
            IsCompanion = true,
            IsForMinors = true,
        });

        Assert.Equal(
            ["CAC Order 21", "Interim Measures Art. 10; TC260-003", "TC260-003 6 a)", "Interim Measures Art. 20", "GB/T 47863-2026"],
            answer.Warnings.Select(w => w.Article));
    }

    [Fact]
    public void An_event_after_launch_triggers_the_assessment_of_2018_by_itself()
    {
        ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts { Scope = ServiceScope.MainlandPublic, Model = ModelOrigin.FiledModel, Triggers = AssessmentTriggers.Growth });

        Assert.Equal("Assessment Provisions (2018) Art. 3(3)(4)(5)", Assert.Single(answer.Procedures.Single(p => p.Id == "security-assessment-2018").Reasons).Article);
    }

    [Fact]
    public void Nobody_guesses_the_scope_or_the_origin()
    {
        Assert.StartsWith("The scope of the service is not stated.", Assert.Throws<ArgumentException>(() => ProcedureFinder.Find(new ProcedureFacts())).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Where the model comes from is not stated",
            Assert.Throws<ArgumentException>(() => ProcedureFinder.Find(new ProcedureFacts { Scope = ServiceScope.MainlandPublic })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_combination_of_facts_has_an_answer_with_reasons()
    {
        foreach (ServiceScope scope in (ServiceScope[])[ServiceScope.MainlandPublic, ServiceScope.MainlandPublicFromAbroad, ServiceScope.Internal])
        {
            foreach (ModelOrigin model in Enum.GetValues<ModelOrigin>().Where(m => m != ModelOrigin.Unset))
            {
                for (int flags = 0; flags < 16; flags++)
                {
                    ProcedureAnswer answer = ProcedureFinder.Find(new ProcedureFacts
                    {
                        Scope = scope,
                        Model = model,
                        HasOpinionAttributes = (flags & 1) != 0,
                        Families = (flags & 2) != 0 ? AlgorithmFamilies.Generation : AlgorithmFamilies.None,
                        Triggers = (flags & 4) != 0 ? AssessmentTriggers.GoingOnline : AssessmentTriggers.None,
                        IsCompanion = (flags & 8) != 0,
                    });

                    Assert.True(answer.Procedures.Count > 0 || answer.None.Count > 0);
                }
            }
        }
    }

    [Fact]
    public void What_the_app_is_configured_with_is_taken_over()
    {
        var options = new GenAiComplianceOptions { Scope = ServiceScope.MainlandPublic };
        options.Provider.HasOpinionAttributes = false;

        ProcedureFacts facts = ProcedureFacts.From(options);

        Assert.Equal((ServiceScope.MainlandPublic, false, ModelOrigin.Unset), (facts.Scope, facts.HasOpinionAttributes, facts.Model));
    }
}
