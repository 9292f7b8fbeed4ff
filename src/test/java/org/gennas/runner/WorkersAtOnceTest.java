package org.gennas.runner;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.gennas.StartsProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
final class WorkersAtOnceTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  /**
   * Says its number in a file "here-ID" and waits for the other's; then ends as the file
   * "script-ID" says: 0, 1, or never.
   */
  static final class Scripted {
    private Scripted() {}

    public static void main(String[] arguments) throws Exception {
      String device = arguments[4].replace(':', '-');
      Path folder = Path.of(arguments[0]);
      Path number = Files.writeString(folder.resolve(device), "" + ProcessHandle.current().pid());
      Files.move(number, folder.resolve("here-" + device), StandardCopyOption.ATOMIC_MOVE);
      await().atMost(LONG).until(() -> bothAreHere(folder));
      String script = Files.readString(folder.resolve("script-" + device));
      if (script.equals("never")) {
        new CountDownLatch(1).await();
      }
      System.err.println("These are the last words of " + device);
      System.exit(Integer.parseInt(script));
    }
  }

  private static boolean bothAreHere(Path folder) {
    return Files.exists(folder.resolve("here-cpu-0")) && Files.exists(folder.resolve("here-cpu-1"));
  }

  private static WorkersAtOnce workers() {
    return new WorkersAtOnce(
        new WorkerCommand(
            Scripted.class.getName(),
            WorkerCommand.ownClassPath(),
            new WorkerMemory(64 << 20, 64 << 20, 1L << 30),
            List.of("-XX:TieredStopAtLevel=1"),
            Map.of()));
  }

  private static List<Device> devices() {
    return new FoundDevices(List.of(), 2, "a CPU", 4L << 30, List.of()).all();
  }

  private void script(String first, String second) throws IOException {
    Files.writeString(folder.resolve("script-cpu-0"), first);
    Files.writeString(folder.resolve("script-cpu-1"), second);
  }

  private boolean isAlive(String device) throws IOException {
    long pid = Long.parseLong(Files.readString(folder.resolve("here-" + device)));
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  @Test
  void allAreAwaited() throws Exception {
    script("0", "0");
    workers().run(devices(), folder);
    assertTrue(bothAreHere(folder));
  }

  @Test
  void theFailureOfOneEndsTheOthersAndItsLastWordsAreTold() throws Exception {
    script("never", "1");
    IOException problem = assertThrows(IOException.class, () -> workers().run(devices(), folder));
    assertTrue(
        problem.getMessage().endsWith("These are the last words of cpu-1"), problem.getMessage());
    assertFalse(isAlive("cpu-0"));
  }

  @Test
  void interruptedTheyAreEnded() throws Exception {
    script("never", "never");
    AtomicReference<Exception> left = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                workers().run(devices(), folder);
              } catch (IOException | InterruptedException e) {
                left.set(e);
              }
            });
    waiting.start();
    await().atMost(LONG).until(() -> bothAreHere(folder));
    waiting.interrupt();
    waiting.join(LONG.toMillis());
    assertInstanceOf(InterruptedException.class, left.get());
    assertFalse(isAlive("cpu-0") || isAlive("cpu-1"));
  }
}
