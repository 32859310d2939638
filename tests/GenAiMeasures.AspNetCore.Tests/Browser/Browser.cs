using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>The system's Chromium without a window, and what a person does with it.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Uri _address;
    private readonly ChromeDriver _driver;
    private readonly string? _axe;

    public Browser(Uri address)
    {
        _address = address;
        var options = new ChromeOptions { BinaryLocation = "/usr/bin/chromium" };
        options.AddArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--window-size=1280,900", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=zh-CN");
        _driver = new ChromeDriver(ChromeDriverService.CreateDefaultService("/usr/bin", "chromedriver"), options);
        string axe = Repository.PathOf("artifacts", "tools", "node_modules", "axe-core", "axe.min.js");
        if (File.Exists(axe))
        {
            _axe = File.ReadAllText(axe);
        }
        else if (Repository.IsGate)
        {
            throw new FileNotFoundException("axe-core is not installed: npm install --prefix artifacts/tools axe-core@4", axe);
        }
    }

    public void Go(string path) => _driver.Navigate().GoToUrl(new Uri(_address, path));

    public void SignIn(string name)
    {
        Go("/sign-in");
        Click($"button[value='{name}']");
        Wait(() => !_driver.Url.Contains("sign-in", StringComparison.Ordinal), "the sign-in to end");
    }

    public void Ask(string question)
    {
        int before = Count("div.answer");
        Type("#question", question);
        Click("#ask button");
        Wait(() => Count("div.answer") > before, "a new answer");
    }

    /// <summary>Clicks what is there; with <paramref name="up"/> first opens the details around it.</summary>
    public void Click(string selector, string? up = null)
    {
        IWebElement element = Find(selector);
        if (up is not null)
        {
            _driver.ExecuteScript("arguments[0].closest('details').open = true", element);
            return;
        }

        _driver.ExecuteScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.Click();
    }

    public void Type(string selector, string text)
    {
        IWebElement element = Find(selector);
        element.Clear();
        element.SendKeys(text);
    }

    /// <summary>Fills in a field whose typing depends on the browser's language, such as a day.</summary>
    public void Set(string selector, string value) => _driver.ExecuteScript("arguments[0].value = arguments[1]", Find(selector), value);

    public int Count(string selector) => _driver.FindElements(By.CssSelector(selector)).Count;

    public string Text(string selector) => _driver.FindElements(By.CssSelector(selector))[^1].Text;

    public void WaitFor(string selector, string text) => Wait(
        () => _driver.FindElements(By.CssSelector(selector)) is { Count: > 0 } found && found[^1].Text.Contains(text, StringComparison.Ordinal), $"'{text}' in {selector}");

    public void Size(int width, int height) => _driver.ExecuteCdpCommand(
        "Emulation.setDeviceMetricsOverride", new Dictionary<string, object?> { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    public void Dark() => _driver.ExecuteCdpCommand(
        "Emulation.setEmulatedMedia", new Dictionary<string, object?> { ["features"] = new[] { new Dictionary<string, object?> { ["name"] = "prefers-color-scheme", ["value"] = "dark" } } });

    /// <summary>Sends a form that no page offered, and says where the app led.</summary>
    public string Post(string path)
    {
        _driver.ExecuteScript("const f = document.createElement('form'); f.method = 'post'; f.action = arguments[0]; document.body.append(f); f.submit();", path);
        Wait(() => _driver.Url != new Uri(_address, "/compliance/standing").ToString(), "the form to be sent");
        return new Uri(_driver.Url).AbsolutePath;
    }

    /// <summary>A picture of the page, where a folder for pictures is named.</summary>
    public void Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("GENAIMEASURES_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            _driver.GetScreenshot().SaveAsFile(Path.Combine(folder, name + ".png"));
        }
    }

    /// <summary>What axe finds on the page that keeps somebody from using it, serious and worse.</summary>
    public IReadOnlyList<string> Problems()
    {
        if (_axe is null)
        {
            return [];
        }

        // through the debugger: the page itself allows no script
        _driver.ExecuteCdpCommand("Runtime.evaluate", new Dictionary<string, object?> { ["expression"] = _axe });
        object? result = _driver.ExecuteAsyncScript(
            "const done = arguments[0]; axe.run().then(r => done(JSON.stringify(r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))))).catch(e => done(JSON.stringify(['axe failed: ' + e])));");
        return JsonSerializer.Deserialize<List<string>>((string)result!)!;
    }

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
    }

    private IWebElement Find(string selector)
    {
        IWebElement? found = null;
        Wait(() => (found = _driver.FindElements(By.CssSelector(selector)).FirstOrDefault()) is not null, selector);
        return found!;
    }

    private void Wait(Func<bool> condition, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (condition())
                {
                    return;
                }
            }
            catch (WebDriverException exception) when (exception is StaleElementReferenceException || exception.Message.Contains("does not belong to the document", StringComparison.Ordinal))
            {
                // the page changed under the look
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"Waited for {what} at {_driver.Url}: {_driver.FindElement(By.TagName("body")).Text}");
            Thread.Sleep(50);
        }
    }
}
