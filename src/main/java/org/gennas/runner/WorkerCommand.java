package org.gennas.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.common.ChildEnvironment;
import org.gennas.common.OwnFile;

/**
 * How a worker process is called: this JDK's {@code java}, this program's class path, and an
 * environment cut to its device.
 *
 * @param mainClass the worker's entry
 * @param classPath jars and folders
 * @param memory of each worker
 * @param jvmOptions further options, such as system properties
 * @param variables of the environment, besides those that tie the worker to its device
 * @param archives folder where workers leave their loaded classes for later ones; empty: they don't
 */
public record WorkerCommand(
    String mainClass,
    String classPath,
    WorkerMemory memory,
    List<String> jvmOptions,
    Map<String, String> variables,
    Optional<Path> archives) {
  /** The entry of the real worker; named, not imported, so that its libraries stay out of here. */
  public static final String WORKER_MAIN = "org.gennas.worker.WorkerMain";

  /** The entry of a worker that only measures training steps. */
  public static final String STEP_BENCH_MAIN = "org.gennas.worker.StepBenchMain";

  /** The entry of a worker that tells how fast its device trains. */
  public static final String SPEED_PROBE_MAIN = "org.gennas.worker.SpeedProbeMain";

  /** The entry of a worker that answers questions about single images. */
  public static final String INSPECTION_MAIN = "org.gennas.worker.InspectionMain";

  private static final int FIRST_JDK_THAT_WARNS = 24;

  public WorkerCommand {
    jvmOptions = List.copyOf(jvmOptions);
    variables = Map.copyOf(variables);
  }

  /** Without archives of classes. */
  public WorkerCommand(
      String mainClass,
      String classPath,
      WorkerMemory memory,
      List<String> jvmOptions,
      Map<String, String> variables) {
    this(mainClass, classPath, memory, jvmOptions, variables, Optional.empty());
  }

  /** The real worker on this program's class path. */
  public static WorkerCommand ofThisProgram(WorkerMemory memory) {
    return new WorkerCommand(WORKER_MAIN, ownClassPath(), memory, List.of(), Map.of());
  }

  /** The same with another entry. */
  public WorkerCommand calling(String otherMain) {
    return new WorkerCommand(otherMain, classPath, memory, jvmOptions, variables, archives);
  }

  /** The same with a further variable of the environment. */
  public WorkerCommand with(String variable, String value) {
    Map<String, String> all = new HashMap<>(variables);
    all.put(variable, value);
    return new WorkerCommand(mainClass, classPath, memory, jvmOptions, all, archives);
  }

  /** The same that starts from the classes which an earlier worker has left in a folder. */
  public WorkerCommand archivedIn(Path folder) {
    return new WorkerCommand(
        mainClass, classPath, memory, jvmOptions, variables, Optional.of(folder));
  }

  /** The same that leaves its classes in {@code file} when it ends. */
  WorkerCommand leaving(Path file) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.addAll(ClassArchive.toLeave(file));
    return new WorkerCommand(mainClass, classPath, memory, options, variables, Optional.empty());
  }

  Optional<ClassArchive> archive() {
    return archives.map(folder -> new ClassArchive(folder, this));
  }

  /**
   * This process's class path, and what of its module path is classes too: Maven starts the window
   * with both. A folder of modules, such as the packaged program's JavaFX, is nothing on a class
   * path.
   */
  static String ownClassPath() {
    return Stream.concat(
            entries("java.class.path"),
            entries("jdk.module.path")
                .filter(
                    entry ->
                        Files.isRegularFile(Path.of(entry))
                            || Files.exists(Path.of(entry, "module-info.class"))))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<String> entries(String property) {
    return Arrays.stream(System.getProperty(property, "").split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isBlank());
  }

  /**
   * A process ready to start; its output is appended to {@code output}, and what Java says of its
   * own crash goes to the same folder.
   *
   * @param arguments of the worker
   * @throws org.gennas.common.FileProblem if the output is a link to elsewhere
   */
  ProcessBuilder process(Device device, List<String> arguments, Path output) throws IOException {
    OwnFile.requireNoLink(output);
    List<String> command = new ArrayList<>(java());
    command.addAll(CrashReport.to(output.toAbsolutePath().getParent()));
    archive().ifPresent(archive -> command.addAll(archive.toStart()));
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    ChildEnvironment.restrict(builder);
    builder.environment().putAll(environment(device));
    builder.environment().putAll(variables);
    builder
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    return builder;
  }

  /** Java and its options, without those of the archive. */
  List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory.options());
    // One collector thread: a worker has one core, and its garbage is small.
    command.add("-XX:+UseSerialGC");
    command.add("-Djava.awt.headless=true");
    if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(jvmOptions);
    return command;
  }

  /**
   * A process ready to start with which this one talks on its standard streams; what it says of
   * errors is appended to {@code errors}.
   *
   * @param arguments of the worker
   */
  public ProcessBuilder conversation(Device device, List<String> arguments, Path errors)
      throws IOException {
    return process(device, arguments, errors)
        .redirectErrorStream(false)
        .redirectOutput(ProcessBuilder.Redirect.PIPE)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
  }

  /**
   * What a worker's exit status means, in words.
   *
   * @param worker that has ended
   * @param output of the worker; its last line is quoted
   */
  public static String endInWords(Process worker, Path output) throws IOException {
    return WorkerExit.inWords(worker.exitValue(), worker.pid(), output);
  }

  /** What ties a worker to its device. */
  private Map<String, String> environment(Device device) {
    // By environment, since a command line with every jar is too long for some systems.
    String path = classPath;
    String threads = String.valueOf(device.threads());
    if (device.kind() == Device.Kind.CUDA) {
      return Map.of(
          "CLASSPATH", path,
          "OMP_NUM_THREADS", threads,
          "CUDA_VISIBLE_DEVICES", device.id().substring(device.id().indexOf(':') + 1));
    }
    return Map.of(
        "CLASSPATH",
        path,
        "OMP_NUM_THREADS",
        threads,
        "OPENBLAS_NUM_THREADS",
        threads,
        "CUDA_VISIBLE_DEVICES",
        "-1",
        // Large pages, and memory kept for the next batch instead of being given back and faulted
        // in again: 1.3 times the images per second at 224 px.
        "GLIBC_TUNABLES",
        "glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0"
            + ":glibc.malloc.trim_threshold=17179869184:glibc.malloc.arena_max=1");
  }
}
