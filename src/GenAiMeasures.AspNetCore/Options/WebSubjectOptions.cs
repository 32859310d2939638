using System.Security.Claims;

namespace GenAiMeasures.AspNetCore;

/// <summary>How the subject of an exchange is read from <c>HttpContext.User</c>. Only an authenticated identity counts.</summary>
public sealed class WebSubjectOptions
{
    /// <summary>Gets the types of the claim that holds the host's stable id of the user; the first that is there is taken.</summary>
    /// <value>Default: empty, which stands for <see cref="ClaimTypes.NameIdentifier"/> and then <c>sub</c>. A name that users can change is no id.</value>
    public IList<string> IdClaims { get; } = [];

    /// <summary>Gets or sets the type of the claim that holds the tenant.</summary>
    /// <value>Default: empty, one tenant. When it is set and a user has no such claim, the user is not known.</value>
    public string TenantClaim { get; set; } = "";

    /// <summary>Gets or sets the type of the claim that marks a service account behind which several people stand; any value but <c>false</c> marks it.</summary>
    /// <value>Default: empty, none.</value>
    public string SharedClaim { get; set; } = "";

    /// <summary>Gets or sets the type of the claim that holds the session's id.</summary>
    /// <value>Default: <c>sid</c>. Without the claim the id of the ASP.NET Core session is taken, where the app has one.</value>
    public string SessionClaim { get; set; } = "sid";
}
