package org.gennas.report.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * An MLflow tracking server of one's own machine: experiments and runs as its REST interface keeps
 * them, its limits, and the faults that a test asks for.
 */
public final class FakeMlflow implements AutoCloseable {
  private final HttpServer server;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, String> experiments = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Deque<Integer> faults = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private Optional<String> token = Optional.empty();
  private boolean silent;

  /** What the server keeps of a run. */
  public static final class Run {
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, String> params = new TreeMap<>();
    final List<String> metrics = new ArrayList<>();
    String experiment = "";
    String name = "";
    String status = "RUNNING";
    long ended;
  }

  public FakeMlflow() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/2.0/mlflow/", this::handle);
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The next requests are answered with these statuses. */
  synchronized void stumble(Integer... statuses) {
    faults.addAll(List.of(statuses));
  }

  /** Every request needs this token from now on. */
  synchronized void demand(String wanted) {
    token = Optional.of(wanted);
  }

  /** Answers nothing from now on. */
  synchronized void fallSilent() {
    silent = true;
  }

  public synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  synchronized Map<String, String> experiments() {
    return Map.copyOf(experiments);
  }

  /** Path and body of each request, in order. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath().replace("/api/2.0/mlflow/", "");
    int status = 200;
    ObjectNode answer = mapper.createObjectNode();
    if (awaitsForever()) {
      return;
    }
    synchronized (this) {
      requests.add(path + " " + body);
      String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      if (!faults.isEmpty()) {
        status = faults.poll();
        answer.put("error_code", "INTERNAL_ERROR").put("message", "stumbled");
      } else if (token.filter(t -> !authorization.equals("Bearer " + t)).isPresent()) {
        status = 401;
        answer.put("error_code", "UNAUTHENTICATED").put("message", "who are you");
      } else {
        status = answer(path, exchange, body, answer);
      }
    }
    byte[] bytes = mapper.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private boolean awaitsForever() {
    synchronized (this) {
      if (!silent) {
        return false;
      }
    }
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private int answer(String path, HttpExchange exchange, String text, ObjectNode answer)
      throws IOException {
    JsonNode body = text.isEmpty() ? mapper.createObjectNode() : mapper.readTree(text);
    return switch (path) {
      case "experiments/get-by-name" -> byName(exchange.getRequestURI().getRawQuery(), answer);
      case "experiments/create" -> {
        String id = String.valueOf(experiments.size() + 1);
        experiments.put(body.path("name").asText(), id);
        answer.put("experiment_id", id);
        yield 200;
      }
      case "runs/search" -> search(body, answer);
      case "runs/create" -> {
        Run run = new Run();
        run.experiment = body.path("experiment_id").asText();
        run.name = body.path("run_name").asText();
        body.path("tags")
            .forEach(t -> run.tags.put(t.path("key").asText(), t.path("value").asText()));
        String id = "run" + runs.size();
        runs.put(id, run);
        answer.putObject("run").putObject("info").put("run_id", id);
        yield 200;
      }
      case "runs/log-batch" -> log(body, answer);
      case "runs/update" -> {
        Run run = runs.get(body.path("run_id").asText());
        run.status = body.path("status").asText();
        run.ended = body.path("end_time").asLong();
        yield 200;
      }
      default -> refuse(404, "ENDPOINT_NOT_FOUND", answer);
    };
  }

  private int byName(String query, ObjectNode answer) {
    String name =
        URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
    if (!experiments.containsKey(name)) {
      return refuse(404, "RESOURCE_DOES_NOT_EXIST", answer);
    }
    answer
        .putObject("experiment")
        .put("experiment_id", experiments.get(name))
        .put("lifecycle_stage", "active");
    return 200;
  }

  /** One run a page, so that pages are turned. */
  private int search(JsonNode body, ObjectNode answer) {
    String filter = body.path("filter").asText();
    int page = body.path("page_token").asInt(0);
    List<Map.Entry<String, Run>> found =
        runs.entrySet().stream()
            .filter(r -> r.getValue().experiment.equals(body.at("/experiment_ids/0").asText()))
            .filter(
                r ->
                    filter.equals(
                        "tags.`gennas.study` = '" + r.getValue().tags.get("gennas.study") + "'"))
            .toList();
    ArrayNode list = answer.putArray("runs");
    if (page < found.size()) {
      ObjectNode run = list.addObject();
      run.putObject("info").put("run_id", found.get(page).getKey());
      ArrayNode tags = run.putObject("data").putArray("tags");
      found
          .get(page)
          .getValue()
          .tags
          .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    }
    if (page + 1 < found.size()) {
      answer.put("next_page_token", String.valueOf(page + 1));
    }
    return 200;
  }

  private int log(JsonNode body, ObjectNode answer) {
    Run run = runs.get(body.path("run_id").asText());
    if (run == null
        || body.path("metrics").size() > 1000
        || body.path("params").size() > 100
        || body.path("tags").size() > 100) {
      return refuse(400, "INVALID_PARAMETER_VALUE", answer);
    }
    for (JsonNode param : body.path("params")) {
      String value = param.path("value").asText();
      String before = run.params.putIfAbsent(param.path("key").asText(), value);
      if (before != null && !before.equals(value)) {
        return refuse(400, "INVALID_PARAMETER_VALUE", answer);
      }
    }
    body.path("metrics")
        .forEach(
            m ->
                run.metrics.add(
                    "%s@%d=%.6f"
                        .formatted(
                            m.path("key").asText(),
                            m.path("step").asInt(),
                            m.path("value").asDouble())));
    body.path("tags").forEach(t -> run.tags.put(t.path("key").asText(), t.path("value").asText()));
    return 200;
  }

  private static int refuse(int status, String code, ObjectNode answer) {
    answer.put("error_code", code).put("message", code.toLowerCase(java.util.Locale.ROOT));
    return status;
  }
}
