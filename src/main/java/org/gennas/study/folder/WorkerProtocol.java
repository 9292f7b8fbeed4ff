package org.gennas.study.folder;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is said to a worker that stays for its device's next trial, and what it says. It trains the
 * trial of its command line, writes {@link #READY} on its standard output, and reads a line that
 * names the next trial's folder from its standard input; when that ends, it leaves. All else that
 * is to be known of a trial stands in the trial's folder.
 */
public final class WorkerProtocol {
  /** Asks a worker to stay. */
  public static final String ARGUMENT = "--stay";

  /** Ends the line by which a worker says that it has left a trial's folder and takes another. */
  public static final String READY = "org.gennas.worker is ready for the next trial";

  private WorkerProtocol() {}

  /** The line, without its end, that has the trial of a folder trained next. */
  public static String order(Path folder) {
    // ASCII whatever the folder is called, and no line breaks
    return folder.toUri().toASCIIString();
  }

  /** The folder that an order names; empty if the line is no order. */
  public static Optional<Path> folder(String order) {
    try {
      return Optional.of(Path.of(URI.create(order)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
