return await Worker.RunAsync(args);
