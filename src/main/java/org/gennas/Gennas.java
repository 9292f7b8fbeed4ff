package org.gennas;

import org.gennas.cli.CommandContext;
import org.gennas.cli.Display;
import org.gennas.cli.ProgramLog;
import org.gennas.ui.shell.WorkbenchApp;
import org.slf4j.LoggerFactory;

/** The program's entry: the window without arguments, a command of the terminal with them. */
public final class Gennas {
  private Gennas() {}

  public static void main(String[] arguments) {
    // First of all, by one thread: another that asked meanwhile would get loggers without a file.
    LoggerFactory.getILoggerFactory();
    if (arguments.length > 0) {
      CommandContext context = CommandContext.ofProcess();
      ProgramLog.open(context);
      System.exit(
          new Launcher(() -> context, Display.ofProcess(), Gennas::openWindow).run(arguments));
    }
    // The window does not wait for its log.
    new Thread(() -> ProgramLog.open(CommandContext.ofProcess()), "log").start();
    System.exit(
        new Launcher(CommandContext::ofProcess, Display.ofProcess(), Gennas::openWindow).run());
  }

  private static void openWindow() {
    WorkbenchApp.launch();
  }
}
