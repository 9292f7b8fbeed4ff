package org.gennas.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gennas.space.Architecture;
import org.gennas.study.event.FailureCause;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.gennas.study.folder.WorkerProtocol;

/**
 * A worker process that keeps to the protocol of the real one (lock, events, checkpoint, stop file,
 * TERM, parent, staying) and computes nothing: its scores follow from the code. What goes wrong is
 * in script.properties of the study's folder: {@code epochMillis}, {@code fail.N=message}, {@code
 * deaf.N}, and {@code crash.N=status} (or {@code native}: Java itself crashes), which happens in
 * the second epoch as often as {@code crashes.N} says (else each time).
 */
public final class ScriptedWorker {
  private final TrialFolder folder;
  private final StudyJson json = new StudyJson();
  private final Properties script = new Properties();
  private final TrialOrder order;
  private final CountDownLatch term;
  private final ProcessHandle parent;

  private ScriptedWorker(Path path, ProcessHandle parent, CountDownLatch term) throws IOException {
    this.term = term;
    folder = new TrialFolder(path);
    order = json.read(folder.orderFile(), TrialOrder.class, TrialOrder.FORMAT);
    this.parent = parent;
    Path file = path.resolveSibling("..").resolve("script.properties");
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        script.load(in);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("--score-test")) {
      new StudyJson().write(new TrialFolder(Path.of(args[1])).testScoreFile(), score(0.77));
      return;
    }
    ProcessHandle parent = ProcessHandle.of(Long.parseLong(args[2])).orElse(null);
    if (parent == null) {
      System.exit(0);
    }
    CountDownLatch term = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> terminated(term), "on TERM"));
    Files.writeString(
        Path.of(args[0]).resolve("environment.txt"),
        System.getenv("OMP_NUM_THREADS")
            + " "
            + System.getenv("CUDA_VISIBLE_DEVICES")
            + " "
            + Runtime.getRuntime().maxMemory()
            + " "
            + System.getenv("GENNAS_LAYERS"));
    Files.write(Path.of(args[0]).resolve("variables.txt"), new TreeSet<>(System.getenv().keySet()));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    Optional<Path> folder = Optional.of(Path.of(args[0]));
    boolean stays = List.of(args).contains(WorkerProtocol.ARGUMENT);
    while (folder.isPresent()) {
      boolean good = new ScriptedWorker(folder.get(), parent, term).work();
      folder = stays && good ? next(orders) : Optional.empty();
    }
    // A JVM that TERM ends answers 143 whatever it achieved; the events say how it went.
    Runtime.getRuntime().halt(0);
  }

  private static Optional<Path> next(BufferedReader orders) throws IOException {
    System.out.println(WorkerProtocol.READY);
    return Optional.ofNullable(orders.readLine()).flatMap(WorkerProtocol::folder);
  }

  /** The score that a finished trial of this code has. */
  public static double auc(Architecture architecture) {
    return 0.5 + architecture.code().chars().map(c -> c - '0').sum() / 40.0;
  }

  /** False if the training failed. */
  private boolean work() throws IOException, InterruptedException {
    System.out.println("This is trial " + order.number() + ".");
    try (FileChannel channel =
            FileChannel.open(
                folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        JsonLines<TrialEvent> events = JsonLines.open(folder.eventsFile(), json)) {
      if (lock == null) {
        System.out.println("locked");
        Runtime.getRuntime().halt(4);
      }
      return train(events);
    }
  }

  private static void terminated(CountDownLatch term) {
    term.countDown();
    try {
      // Leaves the main thread time to write; it halts the JVM.
      new CountDownLatch(1).await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean train(JsonLines<TrialEvent> events) throws IOException, InterruptedException {
    int epochs = order.training().epochs();
    int from = checkpoint();
    events.append(
        new TrialEvent.Began(
            Instant.now(), ProcessHandle.current().pid(), "cpu", "none", from, epochs, 1, 100, 20));
    if (failed("fail.", FailureCause.TRAINING, events)
        || failed("block.", FailureCause.SURROUNDINGS, events)) {
      return false;
    }
    for (int epoch = from + 1; epoch <= epochs; epoch++) {
      if (!epoch(epoch, events)) {
        events.append(new TrialEvent.Stopped(Instant.now(), epoch - 1));
        return true;
      }
    }
    TrialResult result =
        result(
            new TrialId(order.number(), order.architecture()), epochs, auc(order.architecture()));
    json.write(folder.summaryFile(), result);
    events.append(new TrialEvent.Finished(Instant.now(), result));
    return true;
  }

  private boolean failed(String key, FailureCause cause, JsonLines<TrialEvent> events)
      throws IOException {
    Optional<String> message = Optional.ofNullable(script.getProperty(key + order.number()));
    if (message.isPresent()) {
      events.append(
          new TrialEvent.Failed(
              Instant.now(), message.get(), "Try another one.", Optional.of(cause)));
    }
    return message.isPresent();
  }

  private boolean epoch(int epoch, JsonLines<TrialEvent> events)
      throws IOException, InterruptedException {
    Instant until =
        Instant.now()
            .plus(Duration.ofMillis(Long.parseLong(script.getProperty("epochMillis", "30"))));
    events.append(new TrialEvent.Progress(Instant.now(), epoch, 1, 2, 0.6, 50));
    if (epoch == 2 && script.containsKey("crash." + order.number())) {
      crash();
    }
    while (Instant.now().isBefore(until)) {
      boolean deaf = script.containsKey("deaf." + order.number());
      boolean asked = term.await(10, TimeUnit.MILLISECONDS) || Files.exists(folder.stopFile());
      if (!parent.isAlive()) {
        Runtime.getRuntime().halt(5);
      }
      if (asked && !deaf) {
        return false;
      }
    }
    Files.writeString(folder.checkpointFile(), String.valueOf(epoch));
    events.append(
        new TrialEvent.EpochEnded(
            Instant.now(), epoch, 0.1, 0.5, score(auc(order.architecture())), true, 0.1));
    return true;
  }

  private void crash() throws IOException {
    Path counter = folder.path().resolve("crashes");
    int before = Files.exists(counter) ? Integer.parseInt(Files.readString(counter)) : 0;
    int most = Integer.parseInt(script.getProperty("crashes." + order.number(), "99"));
    if (before < most) {
      Files.writeString(counter, String.valueOf(before + 1));
      System.out.println("something broke");
      if (script.getProperty("crash." + order.number()).equals("native")) {
        crashNatively();
      }
      Runtime.getRuntime().halt(Integer.parseInt(script.getProperty("crash." + order.number())));
    }
  }

  /** As a library with a wrong pointer does. */
  private static void crashNatively() {
    try {
      // by its name, since the compiler warns of the class itself
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field field = unsafe.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      unsafe.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 1L, 1L);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private int checkpoint() throws IOException {
    return Files.exists(folder.checkpointFile())
        ? Integer.parseInt(Files.readString(folder.checkpointFile()))
        : 0;
  }

  /** A finished trial's result. */
  public static TrialResult result(TrialId trial, int epochs, double auc) {
    return new TrialResult(
        TrialResult.FORMAT,
        trial,
        epochs,
        epochs,
        score(auc),
        0.4,
        1,
        100,
        Optional.empty(),
        1000,
        2000,
        "cpu:0",
        "none");
  }

  private static SplitScore score(double auc) {
    Optional<Double> defined = Optional.of(auc).filter(a -> !a.isNaN());
    return new SplitScore(
        0.5,
        defined,
        Optional.empty(),
        Optional.of(0.3),
        List.of(new FindingScore("Edema", defined, Optional.empty(), Optional.of(0.3), 5, 15)));
  }
}
