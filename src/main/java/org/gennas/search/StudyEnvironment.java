package org.gennas.search;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gennas.runner.Device;
import org.gennas.runner.FoundDevices;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.StudyFolder;

/**
 * On what a study was computed: environment.json. One entry a start, since a study can go on
 * elsewhere. Names neither people nor hosts.
 *
 * @param format version of the file; {@value #FORMAT} now
 */
public record StudyEnvironment(int format, List<Stretch> stretches) {
  /** The version that this program writes and the newest that it reads. */
  public static final int FORMAT = 1;

  public StudyEnvironment {
    stretches = List.copyOf(stretches);
  }

  /**
   * From one start of the program to its end.
   *
   * @param at when
   * @param program name and version
   * @param jdk maker and version
   * @param system operating system and architecture
   * @param cpu the processor's name
   * @param cores that the program may use
   * @param memoryBytes of the machine
   * @param devices that train
   * @param notes why a GPU that is there is not used
   * @param libraries file names of the jars on the class path
   * @param dataset its name
   * @param fingerprint of images and labels
   */
  public record Stretch(
      Instant at,
      String program,
      String jdk,
      String system,
      String cpu,
      int cores,
      long memoryBytes,
      List<Device> devices,
      List<String> notes,
      List<String> libraries,
      String dataset,
      String fingerprint) {
    public Stretch {
      devices = List.copyOf(devices);
      notes = List.copyOf(notes);
      libraries = List.copyOf(libraries);
    }
  }

  /** Adds the stretch that begins now. */
  static void note(
      StudyFolder folder,
      Instant at,
      String program,
      FoundDevices found,
      List<Device> devices,
      StudyEvent.Prepared prepared)
      throws IOException {
    Path file = folder.environmentFile();
    List<Stretch> stretches = new ArrayList<>();
    if (Files.exists(file)) {
      stretches.addAll(folder.json().read(file, StudyEnvironment.class, FORMAT).stretches());
    }
    stretches.add(
        new Stretch(
            at,
            program,
            System.getProperty("java.vendor") + " " + Runtime.version(),
            String.join(
                " ",
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
            found.cpu(),
            found.cores(),
            found.memoryBytes(),
            devices,
            found.notes(),
            libraries(),
            prepared.dataset(),
            prepared.fingerprint()));
    folder.json().write(file, new StudyEnvironment(FORMAT, stretches));
  }

  private static List<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).getFileName().toString())
        .sorted()
        .toList();
  }
}
