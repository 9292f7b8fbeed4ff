package org.gennas.ui.study;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.baseline.Baselines;
import org.gennas.proposal.strategy.Calibration;
import org.gennas.runner.Device;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;

/**
 * All that is known of the open study at one moment. Immutable, so it may go from the search's
 * thread to the window's.
 *
 * @param histories course of each training by trial number, for those that have begun
 * @param incoming proposals that are being made and are not journalled yet
 * @param preparation while images are prepared
 * @param devices that the search uses, where it runs in this process; else empty
 * @param conversation with a language model, where the search runs in this process and has asked
 *     one
 * @param baselines what is simple and has to be beaten; empty where it has not been made
 * @param calibrations how far predictions were off, for each proposer that made any
 */
public record StudySnapshot(
    StudyState state,
    Map<Integer, TrialHistory> histories,
    List<Incoming> incoming,
    Optional<Preparation> preparation,
    List<Device> devices,
    Optional<Conversation> conversation,
    Optional<Baselines> baselines,
    List<Calibration> calibrations) {

  public StudySnapshot {
    histories = Map.copyOf(histories);
    incoming = List.copyOf(incoming);
    devices = List.copyOf(devices);
    calibrations = List.copyOf(calibrations);
  }

  /**
   * A proposal on its way.
   *
   * @param index 0-based within its request
   * @param rationale as far as it has come
   */
  public record Incoming(
      int iteration, int index, Optional<Architecture> architecture, String rationale) {}

  /** What is done before the first trial. */
  public enum Stage {
    IMAGES,
    /** Another run of the program prepares the images, and this one waits for it. */
    IMAGES_ELSEWHERE,
    BASELINES
  }

  /**
   * @param done of {@code total} images
   */
  public record Preparation(Stage stage, long done, long total) {}

  /** A study of which nothing but its settings is known. */
  public static StudySnapshot of(StudyConfig config) {
    return new StudySnapshot(
        StudyState.of(config),
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * A study as its folder tells it now.
   *
   * @throws IOException if a file is damaged, with its name and line
   */
  public static StudySnapshot read(StudyFolder folder) throws IOException {
    StudyState state = folder.state();
    Map<Integer, TrialHistory> histories = new HashMap<>();
    for (TrialState trial : state.trials()) {
      histories.put(trial.id().number(), folder.history(trial.id()));
    }
    return new StudySnapshot(
        state,
        histories,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Baselines.ifReadable(folder),
        calibrations(state));
  }

  /** A study that has not begun, with other limits. */
  StudySnapshot limitedTo(SearchLimits limits) {
    return of(state.config().withLimits(limits));
  }

  /** How far predictions were off in a study of a known space. */
  static List<Calibration> calibrations(StudyState state) {
    return SearchSpace.preset(state.config().space())
        .map(space -> Calibration.of(state, space))
        .orElse(List.of());
  }

  /** The course of a training; empty before it began. */
  public TrialHistory history(TrialId trial) {
    return histories.getOrDefault(trial.number(), TrialHistory.empty());
  }

  /** The search space that the study names, or the default for a name unknown here. */
  public SearchSpace space() {
    return SearchSpace.presetOrDefault(state.config().space());
  }

  /** The networks that the study can build, at its image size. */
  public Networks networks() {
    return BuiltNetworks.of(
        space(), state.config().images().px(), state.config().images().findings().size());
  }
}
