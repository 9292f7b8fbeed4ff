package org.gennas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.SearchSpace;
import org.gennas.study.PredictionTable;
import org.gennas.study.StudyEvent;
import org.gennas.study.StudyFolder;
import org.gennas.study.StudyProblem;
import org.gennas.study.StudyState;
import org.gennas.study.TrialHistory;
import org.gennas.study.TrialState;

/**
 * All that a report shows, read once from a study's folder.
 *
 * @param space the search space; empty if its preset is not known to this program
 * @param winner the search's trial that the study chose
 * @param model the training that stands for the winner, see {@link StudyState#scored()}
 * @param history how that training went; empty history without a winner
 * @param predictions that model's on the validation split, if they can be read
 * @param predictionsProblem why they cannot; empty otherwise
 * @param environment program, machine and devices, flattened to names and values
 * @param split the check of the split for patients on two sides
 */
record ReportContent(
    StudyState state,
    Optional<SearchSpace> space,
    Optional<TrialState> winner,
    Optional<TrialState> model,
    TrialHistory history,
    Optional<PredictionTable> predictions,
    String predictionsProblem,
    Map<String, String> environment,
    SplitCheck split) {

  /**
   * Reads a study in whatever state it is.
   *
   * @throws StudyProblem if study.json, the journal or the winner's events are damaged
   */
  static ReportContent read(StudyFolder folder) throws IOException {
    StudyState state = folder.state();
    Optional<TrialState> model = state.scored();
    TrialHistory history =
        model.isPresent() ? folder.history(model.get().id()) : TrialHistory.empty();
    Optional<PredictionTable> predictions = Optional.empty();
    String problem = "";
    if (model.isPresent()) {
      try {
        predictions =
            Optional.of(
                PredictionTable.read(folder.trial(model.get().id()).validPredictionsFile()));
      } catch (StudyProblem e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    return new ReportContent(
        state,
        SearchSpace.preset(state.config().space()),
        state.winner(),
        model,
        history,
        predictions,
        problem,
        environment(folder.environmentFile()),
        SplitCheck.of(folder.splitFile()));
  }

  /** Whether the images are made by a generator. */
  boolean synthetic() {
    return state.config().images().synthetic();
  }

  /** Names of the findings in the study's order. */
  List<String> findings() {
    return state.config().images().findingNames();
  }

  /** The search's finished trials in the order in which they finished. */
  List<TrialState> inOrderOfCompletion() {
    return state.events().stream()
        .filter(StudyEvent.TrialFinished.class::isInstance)
        .map(e -> ((StudyEvent.TrialFinished) e).result().trial().number())
        .distinct()
        .flatMap(number -> state.trial(number).stream())
        .filter(t -> t.status() == TrialState.Status.FINISHED && !t.repeat())
        .toList();
  }

  private static Map<String, String> environment(Path file) {
    Map<String, String> rows = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      try {
        flatten("", new ObjectMapper().readTree(file.toFile()), rows);
      } catch (IOException e) {
        rows.put("environment.json", "cannot be read");
      }
    }
    rows.remove("format");
    return rows;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> rows) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + " · " + field.getKey(),
                      field.getValue(),
                      rows));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(name + " " + (i + 1), node.get(i), rows);
      }
    } else if (!node.isNull() && !node.isMissingNode()) {
      rows.put(name, node.asText());
    }
  }
}
