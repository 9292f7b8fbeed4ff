package org.gennas;

import org.gennas.cli.CommandContext;
import org.gennas.cli.Display;
import org.gennas.cli.ProgramLog;
import org.gennas.ui.WorkbenchApp;

/** The program's entry: the window without arguments, a command of the terminal with them. */
public final class Gennas {
  private Gennas() {}

  public static void main(String[] arguments) {
    CommandContext context = CommandContext.ofProcess();
    ProgramLog.open(context);
    Launcher launcher = new Launcher(context, Display.ofProcess(), Gennas::openWindow);
    System.exit(launcher.run(arguments));
  }

  private static void openWindow() {
    WorkbenchApp.launch();
  }
}
