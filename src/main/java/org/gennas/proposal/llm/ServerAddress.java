package org.gennas.proposal.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a provider's server is, made whole from what people write.
 *
 * @param base without a slash at its end
 * @param host with its port where that is not the usual one, as shown to people
 * @param query that goes with every request
 */
record ServerAddress(String base, String host, Map<String, String> query) {
  private static final String OLLAMA_PORT = ":11434";

  /** Azure's interface of that date; an address may name another. */
  private static final String AZURE_VERSION = "2024-10-21";

  private static final Pattern VERSION = Pattern.compile("api-version=([^&]+)");

  /**
   * @param text such as "http://localhost:8080/v1", "127.0.0.1:11434" or
   *     "https://mine.openai.azure.com?api-version=2025-01-01-preview"
   * @param model part of the address at Azure
   * @throws ChatProblem if it is no address
   */
  static ServerAddress of(Provider provider, String text, String model) throws ChatProblem {
    URI uri = uri(provider, withScheme(provider, text.strip()));
    String authority = shownAuthority(uri);
    String path = uri.getRawPath().replaceAll("/+$", "");
    String start = uri.getScheme() + "://" + authority;
    return switch (provider) {
      case AZURE -> azure(start, authority, path, uri, model);
      case OLLAMA ->
          new ServerAddress(start + path.replaceAll("/(v1|api)$", ""), authority, Map.of());
      case OPENAI, COMPATIBLE, ANTHROPIC ->
          new ServerAddress(start + (path.isEmpty() ? "/v1" : path), authority, Map.of());
      case GEMINI ->
          new ServerAddress(start + (path.isEmpty() ? "/v1beta" : path), authority, Map.of());
    };
  }

  private static ServerAddress azure(
      String start, String authority, String path, URI uri, String model) {
    if (path.endsWith("/openai/v1")) {
      return new ServerAddress(start + path, authority, Map.of());
    }
    Matcher version = VERSION.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    Map<String, String> query =
        Map.of("api-version", version.find() ? version.group(1) : AZURE_VERSION);
    String deployment =
        path.contains("/openai/deployments/")
            ? path.replaceAll("/chat/completions$", "")
            : path.replaceAll("/openai$", "") + "/openai/deployments/" + model;
    return new ServerAddress(start + deployment, authority, query);
  }

  // OLLAMA_HOST is written for the server too: "0.0.0.0" is where it listens, not where it is.
  private static String withScheme(Provider provider, String text) {
    if (text.contains("://")) {
      return text.replaceFirst("//0\\.0\\.0\\.0(?=[:/]|$)", "//127.0.0.1");
    }
    if (provider != Provider.OLLAMA) {
      return (provider == Provider.COMPATIBLE ? "http://" : "https://") + text;
    }
    String host = text.startsWith(":") ? "127.0.0.1" + text : text;
    String local = host.replaceFirst("^0\\.0\\.0\\.0(?=[:/]|$)", "127.0.0.1");
    boolean port = local.matches(".*:\\d+(/.*)?");
    return "http://" + (port ? local : local.replaceFirst("^([^/]*)", "$1" + OLLAMA_PORT));
  }

  private static URI uri(Provider provider, String text) throws ChatProblem {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      // a password in an address would end up in study.json
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below, without the text: it may hold a key
    }
    throw new ChatProblem(
        ChatProblem.Kind.UNREACHABLE,
        "The address of "
            + provider.title()
            + " can't be used. Write it like http://localhost:8080/v1, without name or password.");
  }

  private static String shownAuthority(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
