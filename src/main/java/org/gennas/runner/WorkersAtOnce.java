package org.gennas.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs one worker process a device, all at the same time, to their ends. */
public final class WorkersAtOnce {
  private final WorkerCommand command;

  public WorkersAtOnce(WorkerCommand command) {
    this.command = command;
  }

  /**
   * Starts the workers with {@code FOLDER --parent PID --device ID} and waits for all of them. When
   * one fails the others are ended; none is left running, however this returns.
   *
   * @param folder also takes what the workers print
   * @throws IOException if a worker fails; the message quotes its last words
   * @throws InterruptedException when cancelled
   */
  public void run(List<Device> devices, Path folder) throws IOException, InterruptedException {
    List<Process> workers = new ArrayList<>();
    try {
      for (Device device : devices) {
        workers.add(start(device, folder));
      }
      Optional<Device> failed = firstToFail(devices, List.copyOf(workers));
      if (failed.isPresent()) {
        Process worker = workers.get(devices.indexOf(failed.get()));
        throw new IOException(
            WorkerExit.inWords(worker.exitValue(), worker.pid(), output(failed.get(), folder)));
      }
    } finally {
      // The folder is the caller's again: nobody may still be writing there.
      workers.forEach(worker -> worker.destroyForcibly().onExit().join());
    }
  }

  private Process start(Device device, Path folder) throws IOException {
    List<String> arguments =
        List.of(
            folder.toString(),
            "--parent",
            String.valueOf(ProcessHandle.current().pid()),
            "--device",
            device.id());
    return command.process(device, arguments, output(device, folder)).start();
  }

  private static Path output(Device device, Path folder) {
    return folder.resolve("worker-" + device.id().replace(':', '-') + ".out");
  }

  private static Optional<Device> firstToFail(List<Device> devices, List<Process> workers)
      throws InterruptedException {
    CompletableFuture<Device> failed = new CompletableFuture<>();
    for (int i = 0; i < workers.size(); i++) {
      Device device = devices.get(i);
      workers
          .get(i)
          .onExit()
          .thenAccept(
              ended -> {
                if (ended.exitValue() != 0 && failed.complete(device)) {
                  workers.forEach(Process::destroyForcibly);
                }
              });
    }
    boolean good = true;
    for (Process worker : workers) {
      good &= worker.waitFor() == 0;
    }
    return good ? Optional.empty() : Optional.of(failed.join());
  }
}
