package org.gennas;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import org.gennas.app.ProgramLog;
import org.gennas.cli.command.CommandContext;
import org.gennas.cli.command.Display;
import org.gennas.cli.command.ExitStatus;
import org.gennas.cli.text.ProblemText;
import org.gennas.cli.text.Terminal;
import org.gennas.ui.shell.WorkbenchApp;
import org.slf4j.LoggerFactory;

/** The program's entry: the window without arguments, a command of the terminal with them. */
public final class Gennas {
  private Gennas() {}

  public static void main(String[] arguments) {
    Optional<String> obstacle = FileLimit.obstacle(FileLimit.LIMITS);
    if (obstacle.isPresent()) {
      System.err.println("gennas: " + obstacle.get());
      System.exit(1);
    }
    // First of all, by one thread: another that asked meanwhile would get loggers without a file.
    LoggerFactory.getILoggerFactory();
    if (arguments.length > 0) {
      CommandContext context = context();
      openLog(context);
      System.exit(
          new Launcher(() -> context, Display.ofProcess(), Gennas::openWindow).run(arguments));
    }
    // The window does not wait for its log.
    new Thread(() -> openLog(context()), "log").start();
    System.exit(new Launcher(Gennas::context, Display.ofProcess(), Gennas::openWindow).run());
  }

  /** A home folder whose name Java cannot take under this locale is the first thing to fail. */
  private static CommandContext context() {
    try {
      return CommandContext.ofProcess();
    } catch (InvalidPathException e) {
      Terminal.ofProcess().say("gennas: " + ProblemText.of(e));
      System.exit(ExitStatus.FAILED);
      throw e;
    }
  }

  private static void openLog(CommandContext context) {
    ProgramLog.open(
        context.home(),
        e -> context.terminal().say("gennas: nothing is logged: " + ProblemText.of(e)));
  }

  private static void openWindow() {
    WorkbenchApp.launch();
  }
}
