package org.gennas.worker;

import java.io.IOException;
import org.gennas.engine.LayerChoice;
import org.slf4j.LoggerFactory;

/**
 * The process around a measurement. Its exit status: 0 done, 1 failed, 2 wrong use, 3 stopped since
 * its parent is gone. What went wrong is said on standard error.
 */
final class MeasuringProcess {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final int STOPPED = 3;

  private MeasuringProcess() {}

  /** What is measured. */
  @FunctionalInterface
  interface Measurement {
    /** Whether it came to its end and left its report. */
    boolean run(WorkerArguments arguments, LayerChoice layers) throws IOException;
  }

  /** Measures, and ends the process. */
  static void run(String[] commandLine, Measurement measurement) {
    try {
      WorkerArguments arguments = WorkerArguments.parse(commandLine, "cpu");
      LayerChoice layers = LayerChoice.ofEnvironment(System.getenv(LayerChoice.VARIABLE));
      System.exit(measurement.run(arguments, layers) ? 0 : STOPPED);
    } catch (WorkerArguments.WrongUse | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(MeasuringProcess.class).error("The measurement failed", e);
      System.err.println("The measurement failed: " + e);
      System.exit(FAILED);
    }
  }
}
