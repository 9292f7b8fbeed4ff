package org.gennas.runner;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.gennas.common.ChildEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes that a worker had loaded, left in a file when it ended; those that start from it load
 * none. It fits one Java and one set of jars, both part of its name. So is its length, since Java
 * crashes on one that was cut short; one that is damaged otherwise Java itself leaves aside.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final String PREFIX = "workers-";
  private static final String SUFFIX = ".jsa";
  private static final String UNDER_WAY = ".new";
  private static final Duration STALE = Duration.ofDays(1);
  private static final long TRIAL_SECONDS = 60;

  private final Path folder;
  private final WorkerCommand command;

  /**
   * @param folder of archives
   * @param command calls the workers
   */
  ClassArchive(Path folder, WorkerCommand command) {
    this.folder = folder;
    this.command = command;
  }

  /** Options of a worker that starts from the archive; none where there is none that is whole. */
  List<String> toStart() {
    return present().map(ClassArchive::starting).orElse(List.of());
  }

  private static List<String> starting(Path file) {
    return List.of("-XX:SharedArchiveFile=" + file, "-XX:+VerifySharedSpaces", "-Xlog:cds*=off");
  }

  /** Options of a worker that leaves its classes in {@code file} when it ends. */
  static List<String> toLeave(Path file) {
    return List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds*=off");
  }

  /**
   * A file for a worker to leave its classes in; empty where an archive is there, where it can't be
   * written, and where classes lie in folders, of which Java archives none.
   */
  Optional<Path> vacancy() {
    if (!onlyJars() || present().isPresent()) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder);
      deleteStale();
      return Optional.of(Files.createTempFile(folder, PREFIX, UNDER_WAY));
    } catch (IOException e) {
      LOG.info("No classes are kept for later workers", e);
      return Optional.empty();
    }
  }

  /** Makes a file that a worker has left the archive, if Java takes it. */
  void adopt(Path file) throws InterruptedException {
    try {
      if (isTaken(file)) {
        deleteOthers();
        Files.move(
            file,
            folder.resolve(name() + Files.size(file) + SUFFIX),
            StandardCopyOption.ATOMIC_MOVE);
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.info("No classes are kept for later workers", e);
    }
  }

  private boolean isTaken(Path file) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return false;
    }
    List<String> call = new ArrayList<>(command.java());
    call.addAll(starting(file));
    call.addAll(
        List.of(
            "-Xshare:on",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-CreateCoredumpOnCrash",
            "-version"));
    ProcessBuilder builder =
        new ProcessBuilder(call)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    ChildEnvironment.restrict(builder);
    builder.environment().put("CLASSPATH", command.classPath());
    Process process = builder.start();
    try {
      return process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  private Optional<Path> present() {
    if (!onlyJars()) {
      return Optional.empty();
    }
    Pattern whole = Pattern.compile(Pattern.quote(name()) + "(\\d+)" + Pattern.quote(SUFFIX));
    try {
      for (Path file : files("*" + SUFFIX)) {
        Matcher match = whole.matcher(file.getFileName().toString());
        if (match.matches() && match.group(1).equals(String.valueOf(Files.size(file)))) {
          return Optional.of(file);
        }
      }
    } catch (IOException e) {
      LOG.info("Workers start without an archive of classes", e);
    }
    return Optional.empty();
  }

  private List<Path> files(String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + pattern)) {
        files.forEach(found::add);
      }
    }
    return found;
  }

  private void deleteOthers() throws IOException {
    for (Path file : files("*" + SUFFIX)) {
      Files.deleteIfExists(file);
    }
  }

  /** What a kill has left. */
  private void deleteStale() throws IOException {
    Instant old = Instant.now().minus(STALE);
    for (Path file : files("*" + UNDER_WAY)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> entries() {
    return Arrays.stream(command.classPath().split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .toList();
  }

  private boolean onlyJars() {
    return entries().stream().allMatch(Files::isRegularFile);
  }

  /** The archive's name up to its length. */
  private String name() {
    String text =
        Stream.concat(
                Stream.of("java.home", "java.vm.version", "os.arch").map(System::getProperty),
                entries().stream().map(ClassArchive::described))
            .collect(Collectors.joining("\n"));
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return PREFIX + Long.toHexString(sum.getValue()) + "-";
  }

  private static String described(Path jar) {
    File file = jar.toFile();
    return file + " " + file.length() + " " + file.lastModified();
  }
}
