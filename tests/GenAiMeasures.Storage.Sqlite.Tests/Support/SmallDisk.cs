using System.Diagnostics;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A disk of a few MiB in memory, on which a test can run out of space. Needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TestFolder _folder = new();

    private SmallDisk()
    {
    }

    public TestFolder Folder => _folder;

    private string Filler => _folder.File("filler");

    public static SmallDisk Mount(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is mounted on Linux only.");
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk._folder.Root) != 0)
        {
            disk._folder.Dispose();
            Assert.Skip("This account may not mount a tmpfs.");
        }

        return disk;
    }

    /// <summary>Fills the disk to its last block.</summary>
    public void Fill()
    {
        using var stream = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[1024];
        try
        {
            while (true)
            {
                stream.Write(block);
            }
        }
        catch (IOException)
        {
            // no space left
        }
    }

    public void Free()
    {
        long length = new FileInfo(Filler).Length;
        File.Delete(Filler);

        // a process that another test is just starting holds the open file a moment longer, and its room with it
        Assert.True(SpinWait.SpinUntil(() => new DriveInfo(_folder.Root).AvailableFreeSpace >= length, TimeSpan.FromSeconds(10)), "The room did not come back.");
    }

    public void Dispose()
    {
        Run("umount", "-l", _folder.Root);
        _folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
