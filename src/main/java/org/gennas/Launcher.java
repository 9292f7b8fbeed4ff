package org.gennas;

import java.util.Optional;
import java.util.function.Supplier;
import org.gennas.app.SampleStudy;
import org.gennas.cli.command.CommandContext;
import org.gennas.cli.command.Display;
import org.gennas.cli.command.ExitStatus;
import org.gennas.cli.command.GennasCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses between the window and the terminal. */
final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
  private static final String SOFTWARE_RENDERING = "prism.order";

  private final Supplier<CommandContext> context;
  private final Display display;
  private final Window window;

  /** Opens the workbench. */
  @FunctionalInterface
  interface Window {
    /**
     * Returns when the window has been closed.
     *
     * @throws RuntimeException if the toolkit cannot be started
     */
    void open();
  }

  /**
   * @param context what commands of the terminal need; the window does not wait for it
   */
  Launcher(Supplier<CommandContext> context, Display display, Window window) {
    this.context = context;
    this.display = display;
    this.window = window;
  }

  /**
   * Runs the command that the arguments name; without arguments opens the window, or, where none
   * can be opened, says so and runs the sample study.
   *
   * @return the process's exit status
   */
  int run(String... arguments) {
    if (arguments.length > 0) {
      return GennasCommand.execute(context.get(), arguments);
    }
    Optional<String> obstacle = display.obstacle();
    if (obstacle.isEmpty()) {
      obstacle = openWindow();
    }
    return obstacle.map(this::runSampleStudy).orElse(ExitStatus.DONE);
  }

  private Optional<String> openWindow() {
    if (!display.missingForAcceleration().isEmpty()) {
      // The toolkit would find that out by itself, but with a page of traces.
      System.setProperty(SOFTWARE_RENDERING, System.getProperty(SOFTWARE_RENDERING, "sw"));
    }
    try {
      window.open();
      return Optional.empty();
    } catch (RuntimeException | UnsatisfiedLinkError | ExceptionInInitializerError e) {
      LOG.info("The window could not be opened", e);
      return Optional.of("the window could not be opened (" + e.getMessage() + ")");
    }
  }

  private int runSampleStudy(String obstacle) {
    CommandContext context = this.context.get();
    Optional<SampleStudy> sample = SampleStudy.find();
    if (sample.isEmpty()) {
      context
          .terminal()
          .say(
              "No window: "
                  + obstacle
                  + ". The sample study was not found either: start from the program's folder, or"
                  + " name a command, see gennas --help.");
      return ExitStatus.FAILED;
    }
    context
        .terminal()
        .say("No window: " + obstacle + ". The sample study runs in the terminal instead.");
    return GennasCommand.execute(context, "search", sample.get().configFile().toString());
  }
}
