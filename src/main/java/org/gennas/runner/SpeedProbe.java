package org.gennas.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.space.Architecture;
import org.gennas.study.config.Speed;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.SpeedOrder;
import org.gennas.study.folder.SpeedReport;
import org.gennas.study.folder.StudyJson;

/**
 * Measures how fast devices train by having each train a few networks for a second, all at the same
 * time, in processes started like a search's workers.
 */
public final class SpeedProbe {
  private static final double MILLIS_PER_SECOND = 1000;

  private final WorkerCommand command;
  private final StudyJson json;
  private final InstantSource clock;

  /**
   * @param command as the study's workers are called
   */
  public SpeedProbe(WorkerCommand command, StudyJson json, InstantSource clock) {
    this.command = command.calling(WorkerCommand.SPEED_PROBE_MAIN);
    this.json = json;
    this.clock = clock;
  }

  /**
   * Takes some seconds.
   *
   * @param config says space, px, findings and training
   * @param networks to be measured, the smallest first; at least 1
   * @throws IOException if a worker fails; the message quotes its last words
   * @throws InterruptedException when cancelled; no process is left
   */
  public Speed measure(StudyConfig config, List<Device> devices, List<Architecture> networks)
      throws IOException, InterruptedException {
    Instant begin = clock.instant();
    Path folder = Files.createTempDirectory("gennas-speed-");
    boolean kept = false;
    try {
      json.write(
          folder.resolve(SpeedOrder.FILE),
          new SpeedOrder(
              SpeedOrder.FORMAT,
              config.space(),
              networks,
              config.images().px(),
              config.images().findings().size(),
              config.training(),
              devices.size()));
      new WorkersAtOnce(command).run(devices, folder);
      List<SpeedReport> reports = new ArrayList<>();
      for (Device device : devices) {
        reports.add(
            json.read(
                SpeedReport.file(folder, device.id()), SpeedReport.class, SpeedReport.FORMAT));
      }
      double seconds = Duration.between(begin, clock.instant()).toMillis() / MILLIS_PER_SECOND;
      return speed(config, networks, reports, seconds);
    } catch (IOException e) {
      // the message names what a worker left there
      kept = true;
      throw e;
    } finally {
      if (!kept) {
        delete(folder);
      }
    }
  }

  private static Speed speed(
      StudyConfig config, List<Architecture> networks, List<SpeedReport> reports, double seconds) {
    List<Speed.Sample> samples = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      int network = i;
      double step =
          reports.stream().mapToDouble(r -> r.stepSeconds().get(network)).average().orElseThrow();
      samples.add(new Speed.Sample(networks.get(i), step));
    }
    return new Speed(
        config.images().px(),
        config.training().batch(),
        reports.size(),
        reports.stream().mapToDouble(SpeedReport::startSeconds).average().orElseThrow(),
        seconds,
        samples);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
