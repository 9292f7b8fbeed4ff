package org.gennas.report.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends a study to an MLflow tracking server: one run per training, in one experiment. Writing
 * again finds the runs by their tags and adds only the epochs that are new, so that nothing is
 * there twice, also after a break in the middle. Confined to one thread.
 */
public final class MlflowExport {
  /** Limits of runs/log-batch. */
  private static final int MOST_METRICS = 1000;

  private static final int MOST_PARAMS = 100;
  private static final int MOST_LETTERS = 500;
  private static final int PAGE = 1000;

  private static final String STUDY = "gennas.study";
  private static final String TRIAL = "gennas.trial";
  private static final String EPOCHS = "gennas.epochs";
  private static final String STATE = "gennas.state";
  private static final String COMPLETE = "complete";

  private final MlflowCalls calls;
  private final ObjectMapper mapper = new ObjectMapper();

  public MlflowExport(MlflowServer server) {
    this.calls = new MlflowCalls(server);
  }

  /** Told how many runs are done, on the writing thread. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int of);
  }

  /**
   * What was done.
   *
   * @param created runs that were not there before
   * @param updated runs that were there and got more
   * @param unchanged runs that were there and complete
   */
  public record Outcome(
      String experiment, String experimentId, int created, int updated, int unchanged) {}

  private record Known(String id, int epochs, boolean complete) {}

  /**
   * Writes a study's runs.
   *
   * @param experiment its name on the server, made where it is missing
   * @throws TrackingProblem if the server refuses or cannot be reached; what was written stays and
   *     the next call goes on there
   * @throws InterruptedException if the thread was interrupted
   */
  public Outcome write(TrackedStudy study, String experiment, Progress progress)
      throws IOException, InterruptedException {
    String id = experimentId(experiment);
    Map<String, Known> known = known(id, study.key());
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    int done = 0;
    for (TrackedRun run : study.runs()) {
      progress.at(done++, study.runs().size());
      Optional<Known> there = Optional.ofNullable(known.get(run.label()));
      if (there.filter(Known::complete).isPresent()) {
        unchanged++;
        continue;
      }
      Known one = there.isPresent() ? there.get() : created(id, study, run);
      boolean more = log(one, run, there.isEmpty());
      created += there.isEmpty() ? 1 : 0;
      updated += there.isPresent() && more ? 1 : 0;
      unchanged += there.isPresent() && !more ? 1 : 0;
    }
    progress.at(done, study.runs().size());
    return new Outcome(experiment, id, created, updated, unchanged);
  }

  private String experimentId(String name) throws IOException, InterruptedException {
    try {
      JsonNode found = calls.get("experiments/get-by-name", "experiment_name", name);
      JsonNode experiment = found.path("experiment");
      if (experiment.path("lifecycle_stage").asText("active").equals("deleted")) {
        throw new TrackingProblem(
            "The experiment \""
                + name
                + "\" is deleted on the MLflow server. Restore it there, or name another by"
                + " --experiment.");
      }
      return required(experiment, "experiment_id");
    } catch (TrackingProblem e) {
      if (!e.code().equals("RESOURCE_DOES_NOT_EXIST")) {
        throw e;
      }
    }
    ObjectNode body = mapper.createObjectNode().put("name", name);
    return required(calls.post("experiments/create", body), "experiment_id");
  }

  private static String required(JsonNode answer, String field) throws TrackingProblem {
    String value = answer.path(field).asText("");
    if (value.isEmpty()) {
      throw new TrackingProblem(
          "The MLflow server's answer lacks \"" + field + "\". Check the address and its version.");
    }
    return value;
  }

  /** The study's runs on the server, by label. */
  private Map<String, Known> known(String experiment, String key)
      throws IOException, InterruptedException {
    Map<String, Known> known = new HashMap<>();
    Optional<String> page = Optional.empty();
    do {
      ObjectNode body = mapper.createObjectNode();
      body.putArray("experiment_ids").add(experiment);
      body.put("filter", "tags.`" + STUDY + "` = '" + key + "'");
      body.put("max_results", PAGE);
      page.ifPresent(token -> body.put("page_token", token));
      JsonNode answer = calls.post("runs/search", body);
      for (JsonNode run : answer.path("runs")) {
        Map<String, String> tags = new HashMap<>();
        run.at("/data/tags")
            .forEach(t -> tags.put(t.path("key").asText(), t.path("value").asText()));
        known.put(
            tags.getOrDefault(TRIAL, ""),
            new Known(
                required(run.path("info"), "run_id"),
                number(tags.getOrDefault(EPOCHS, "0")),
                COMPLETE.equals(tags.get(STATE))));
      }
      page = Optional.of(answer.path("next_page_token").asText("")).filter(t -> !t.isEmpty());
    } while (page.isPresent());
    return known;
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private Known created(String experiment, TrackedStudy study, TrackedRun run)
      throws IOException, InterruptedException {
    ObjectNode body = mapper.createObjectNode();
    body.put("experiment_id", experiment).put("run_name", run.name());
    body.put("start_time", run.started().orElse(Instant.EPOCH).toEpochMilli());
    ArrayNode tags = body.putArray("tags");
    tag(tags, STUDY, study.key());
    tag(tags, TRIAL, run.label());
    tag(tags, "gennas.study_name", study.name());
    tag(tags, "gennas.notice", study.notice());
    tag(tags, EPOCHS, "0");
    JsonNode answer = calls.post("runs/create", body);
    return new Known(required(answer.path("run").path("info"), "run_id"), 0, false);
  }

  private void tag(ArrayNode tags, String key, String value) {
    tags.addObject().put("key", key).put("value", cut(value));
  }

  private static String cut(String value) {
    return value.length() > MOST_LETTERS ? value.substring(0, MOST_LETTERS) : value;
  }

  /**
   * Adds what is new. The tag of epochs is set with the last of an epoch's metrics, so that a break
   * in between repeats at most one batch, with the same times and values.
   *
   * @return whether anything was
   */
  private boolean log(Known known, TrackedRun run, boolean isNew)
      throws IOException, InterruptedException {
    // also for a run that was there: it may have been broken off before its settings were told
    if (isNew || known.epochs() == 0) {
      params(known.id(), run);
    }
    boolean more = false;
    List<ObjectNode> metrics = new ArrayList<>();
    int told = known.epochs();
    for (TrackedRun.Step step : run.epochs()) {
      if (step.number() <= known.epochs()) {
        continue;
      }
      if (metrics.size() + step.metrics().size() > MOST_METRICS) {
        metrics(known.id(), metrics, told);
        metrics.clear();
      }
      step.ordered()
          .forEach((name, value) -> metrics.add(metric(name, value, step.at(), step.number())));
      told = step.number();
      more = true;
    }
    if (!metrics.isEmpty()) {
      metrics(known.id(), metrics, told);
    }
    boolean over = run.status() == TrackedRun.Status.FINISHED;
    if (over) {
      results(known.id(), run, told);
    }
    status(known.id(), run);
    return more || over;
  }

  private ObjectNode metric(String name, double value, Instant at, int step) {
    return mapper
        .createObjectNode()
        .put("key", name)
        .put("value", value)
        .put("timestamp", at.toEpochMilli())
        .put("step", step);
  }

  private void metrics(String run, List<ObjectNode> metrics, int epochs)
      throws IOException, InterruptedException {
    ObjectNode body = mapper.createObjectNode().put("run_id", run);
    body.putArray("metrics").addAll(metrics);
    tag(body.putArray("tags"), EPOCHS, String.valueOf(epochs));
    calls.post("runs/log-batch", body);
  }

  private void params(String run, TrackedRun from) throws IOException, InterruptedException {
    List<Map.Entry<String, String>> params = List.copyOf(new TreeMap<>(from.params()).entrySet());
    for (int first = 0; first < params.size(); first += MOST_PARAMS) {
      ObjectNode body = mapper.createObjectNode().put("run_id", run);
      ArrayNode list = body.putArray("params");
      for (Map.Entry<String, String> param :
          params.subList(first, Math.min(params.size(), first + MOST_PARAMS))) {
        list.addObject().put("key", param.getKey()).put("value", cut(param.getValue()));
      }
      calls.post("runs/log-batch", body);
    }
  }

  private void results(String run, TrackedRun from, int step)
      throws IOException, InterruptedException {
    Instant at = from.ended().orElse(Instant.EPOCH);
    List<ObjectNode> metrics = new ArrayList<>();
    new TreeMap<>(from.results())
        .forEach((name, value) -> metrics.add(metric(name, value, at, step)));
    if (!metrics.isEmpty()) {
      metrics(run, metrics, step);
    }
  }

  /** Last of all, so that a run called complete is. */
  private void status(String run, TrackedRun from) throws IOException, InterruptedException {
    ObjectNode update = mapper.createObjectNode().put("run_id", run);
    update.put("status", from.status().name());
    from.ended().ifPresent(at -> update.put("end_time", at.toEpochMilli()));
    calls.post("runs/update", update);
    boolean complete =
        from.status() == TrackedRun.Status.FINISHED || from.status() == TrackedRun.Status.FAILED;
    if (complete) {
      ObjectNode body = mapper.createObjectNode().put("run_id", run);
      tag(body.putArray("tags"), STATE, COMPLETE);
      calls.post("runs/log-batch", body);
    }
  }
}
