package org.gennas.report.tracking;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an MLflow tracking server is and how long it is waited for.
 *
 * @param base without a slash at its end; without a name or a password in it
 * @param credentials value of the header Authorization; never printed, never written
 * @param patience for one answer
 * @param pause before the first repetition of a request; doubled for each further one
 */
public record MlflowServer(
    URI base, Optional<String> credentials, Duration patience, Duration pause) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  /**
   * A server as a person names it.
   *
   * @param address http or https
   * @param environment where {@value #TOKEN} may hold a token
   * @throws IllegalArgumentException if the address cannot be one, in words for a person
   */
  public static MlflowServer of(String address, Map<String, String> environment) {
    URI uri;
    try {
      uri = new URI(address.strip().replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "The address of the MLflow server is not valid; write it as http://host:5000.", e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "The address of the MLflow server must begin with http:// or https:// and a host.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The address of the MLflow server must not contain a user name, password or question"
              + " mark; give a token"
              + " by the environment variable "
              + TOKEN
              + ".");
    }
    Optional<String> token =
        Optional.ofNullable(environment.get(TOKEN)).map(String::strip).filter(t -> !t.isEmpty());
    return new MlflowServer(uri, token.map(t -> "Bearer " + t), PATIENCE, PAUSE);
  }

  /** The same with other times to wait. */
  MlflowServer waiting(Duration answer, Duration repetition) {
    return new MlflowServer(base, credentials, answer, repetition);
  }

  /** Without what must not be seen. */
  @Override
  public String toString() {
    return "MlflowServer[" + base + "]";
  }
}
