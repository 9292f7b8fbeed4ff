package org.gennas.report.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import org.gennas.common.Backoff;

/**
 * One request after another to MLflow's REST interface, version 2.0
 * (mlflow.org/docs/latest/rest-api.html). A server that is busy or stumbles is asked again, a few
 * times and slower each time. Confined to one thread; interrupting it calls the request off.
 */
final class MlflowCalls {
  private static final int TRIES = 4;
  private static final int TOLD_LETTERS = 300;
  private static final int TOO_MANY = 429;

  private final MlflowServer server;
  private final HttpClient client;
  private final ObjectMapper mapper = new ObjectMapper();

  MlflowCalls(MlflowServer server) {
    this.server = server;
    // no redirects: a token goes to the host that a person named and to no other
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(server.patience())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Asks for something.
   *
   * @param path below the interface's root, such as "experiments/get-by-name"
   * @throws TrackingProblem if it is refused or no answer came
   */
  JsonNode get(String path, String name, String value) throws IOException, InterruptedException {
    String query =
        name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return answered(request(path + "?" + query).GET().build());
  }

  /**
   * Has something done.
   *
   * @throws TrackingProblem if it is refused or no answer came
   */
  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return answered(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.base() + "/api/2.0/mlflow/" + path))
            .timeout(server.patience());
    server.credentials().ifPresent(c -> request.header("Authorization", c));
    return request;
  }

  private JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
    Backoff backoff = new Backoff(server.pause());
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<String> response =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() == 200) {
          return tree(response.body());
        }
        boolean passing = response.statusCode() >= 500 || response.statusCode() == TOO_MANY;
        if (!passing || attempt == TRIES) {
          throw refused(response);
        }
      } catch (TrackingProblem e) {
        throw e;
      } catch (HttpTimeoutException e) {
        if (attempt == TRIES) {
          throw new TrackingProblem(
              "The MLflow server "
                  + server.base()
                  + " did not answer within "
                  + server.patience().toSeconds()
                  + " s. Check that it runs, then write the same again.");
        }
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw new TrackingProblem(
              "The MLflow server "
                  + server.base()
                  + " can't be reached. Check the address and that the server runs.");
        }
      }
      Thread.sleep(backoff.before(attempt).toMillis());
    }
  }

  private JsonNode tree(String body) throws TrackingProblem {
    try {
      JsonNode tree = mapper.readTree(body);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      // told below, as for an answer that is no object
    }
    throw new TrackingProblem(server.base() + " answers, but not like MLflow. Check the address.");
  }

  private TrackingProblem refused(HttpResponse<String> response) {
    int status = response.statusCode();
    String code = "";
    String message = "";
    try {
      JsonNode tree = mapper.readTree(response.body());
      code = tree.path("error_code").asText("");
      message = tree.path("message").asText("");
    } catch (JsonProcessingException e) {
      // a proxy's page in front of the server: its status says enough
    }
    String remedy =
        switch (status) {
          case 401, 403 -> " Set MLFLOW_TRACKING_TOKEN to a token that may write.";
          case 404 -> " Check the address: it is the server's root, such as http://host:5000.";
          default -> " Nothing of the study was changed; write the same again later.";
        };
    String told = message.length() > TOLD_LETTERS ? message.substring(0, TOLD_LETTERS) : message;
    return new TrackingProblem(
        "The MLflow server "
            + server.base()
            + " refuses with status "
            + status
            + (code.isEmpty() ? "" : " " + code)
            + (told.isEmpty() ? "." : ": " + told + ".")
            + remedy,
        status,
        code);
  }
}
