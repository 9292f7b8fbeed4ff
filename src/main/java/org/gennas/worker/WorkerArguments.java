package org.gennas.worker;

import java.nio.file.Path;
import java.util.Optional;
import org.gennas.study.folder.WorkerProtocol;

/**
 * What a worker is told on its command line: {@code [--score-test] FOLDER [--parent PID] [--device
 * ID] [--idle SECONDS] [--stay]}.
 *
 * @param folder of the trial
 * @param scoreTest whether to score the trained model on the test split instead of training
 * @param parent process whose end ends the worker
 * @param device such as "cpu:1", for the record
 * @param idleSeconds after which a worker that waits for questions leaves
 * @param stay whether further trials come on standard input, see {@link WorkerProtocol}
 */
record WorkerArguments(
    Path folder,
    boolean scoreTest,
    Optional<ProcessHandle> parent,
    String device,
    int idleSeconds,
    boolean stay) {
  private static final int IDLE_SECONDS = 20 * 60;

  /** The command line cannot be understood; the message is the usage. */
  static final class WrongUse extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
      super(
          message
              + "\nUsage: [--score-test] FOLDER [--parent PID] [--device ID] [--idle SECONDS]"
              + " [--stay]");
    }
  }

  static WorkerArguments parse(String[] arguments, String defaultDevice) throws WrongUse {
    Optional<Path> folder = Optional.empty();
    Optional<ProcessHandle> parent = Optional.empty();
    boolean scoreTest = false;
    String device = defaultDevice;
    int idle = IDLE_SECONDS;
    boolean stay = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--score-test" -> scoreTest = true;
        case "--parent" -> parent = Optional.of(process(value(arguments, ++i)));
        case "--device" -> device = value(arguments, ++i);
        case WorkerProtocol.ARGUMENT -> stay = true;
        case "--idle" -> idle = seconds(value(arguments, ++i));
        default -> folder = Optional.of(folder(arguments[i], folder));
      }
    }
    return new WorkerArguments(
        folder.orElseThrow(() -> new WrongUse("No trial folder was named.")),
        scoreTest,
        parent,
        device,
        idle,
        stay);
  }

  private static Path folder(String argument, Optional<Path> before) throws WrongUse {
    if (argument.startsWith("--") || before.isPresent()) {
      throw new WrongUse("Not understood: " + argument);
    }
    return Path.of(argument).toAbsolutePath().normalize();
  }

  private static String value(String[] arguments, int at) throws WrongUse {
    if (at >= arguments.length) {
      throw new WrongUse("A value is missing after " + arguments[at - 1] + ".");
    }
    return arguments[at];
  }

  private static int seconds(String text) throws WrongUse {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new WrongUse("No number of seconds: " + text);
    }
    return Integer.parseInt(text);
  }

  private static ProcessHandle process(String pid) throws WrongUse {
    try {
      return ProcessHandle.of(Long.parseLong(pid))
          .orElseThrow(() -> new WrongUse("The parent process " + pid + " is gone."));
    } catch (NumberFormatException e) {
      throw new WrongUse("Not a process number: " + pid);
    }
  }
}
