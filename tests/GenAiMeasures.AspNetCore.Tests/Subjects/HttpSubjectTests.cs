using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class HttpSubjectTests
{
    [Fact]
    public void The_name_identifier_of_the_authenticated_identity_is_the_subject()
    {
        Subject? subject = Find([new Claim(ClaimTypes.NameIdentifier, "u-1"), new Claim("sub", "u-2"), new Claim("sid", "s-1")]);

        Assert.Equal(("u-1", SubjectKind.Identified, "", "s-1"), (subject!.Id, subject.Kind, subject.Tenant, subject.SessionId));
    }

    [Fact]
    public void A_token_with_sub_only_is_known() => Assert.Equal("u-2", Find([new Claim("sub", "u-2")])!.Id);

    [Fact]
    public void Claims_of_an_identity_that_nobody_authenticated_are_not_believed() =>
        Assert.Null(Find([new Claim(ClaimTypes.NameIdentifier, "u-1")], authenticated: false));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_id_is_nobody(string id) => Assert.Null(Find([new Claim(ClaimTypes.NameIdentifier, id)]));

    [Fact]
    public void A_name_is_no_id() => Assert.Null(Find([new Claim(ClaimTypes.Name, "Zhang San")]));

    [Fact]
    public void The_claim_is_the_hosts_choice_and_the_first_that_is_there_counts()
    {
        Subject? subject = Find([new Claim(ClaimTypes.NameIdentifier, "u-1"), new Claim("employee", "e-7")], o => { o.IdClaims.Add("badge"); o.IdClaims.Add("employee"); });

        Assert.Equal("e-7", subject!.Id);
    }

    [Fact]
    public void Where_tenants_are_told_apart_a_user_without_one_is_not_known()
    {
        Assert.Equal("t-1", Find([new Claim("sub", "u"), new Claim("tid", "t-1")], o => o.TenantClaim = "tid")!.Tenant);
        Assert.Null(Find([new Claim("sub", "u")], o => o.TenantClaim = "tid"));
    }

    [Theory]
    [InlineData("true", SubjectKind.Shared)]
    [InlineData("False", SubjectKind.Identified)]
    public void A_service_account_is_shared(string value, SubjectKind kind) =>
        Assert.Equal(kind, Find([new Claim("sub", "u"), new Claim("shared", value)], o => o.SharedClaim = "shared")!.Kind);

    private static Subject? Find(Claim[] claims, Action<WebSubjectOptions>? configure = null, bool authenticated = true)
    {
        var options = new GenAiWebOptions();
        configure?.Invoke(options.Subjects);
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, authenticated ? "test" : null)) };
        return new HttpSubjects(Options.Create(options)).Find(context);
    }
}
