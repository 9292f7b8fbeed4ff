package org.gennas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of a language model in a study: the prompt, and each exchange in short. Read
 * leniently, since a report shows what is there.
 *
 * @param prompt the template as recorded; empty where no model was asked
 * @param exchanges in order
 * @param unreadable exchanges whose files are damaged
 */
record RecordedConversation(Optional<String> prompt, List<Exchange> exchanges, int unreadable) {
  RecordedConversation {
    exchanges = List.copyOf(exchanges);
  }

  /**
   * One question and what came of it.
   *
   * @param turns role and text, in turn; the question as it was sent: of the first exchange alone,
   *     since questions hold all results so far
   * @param answer empty where none came; of the first exchange alone
   * @param tokens sent and received
   */
  record Exchange(
      int number,
      int iteration,
      String purpose,
      String model,
      List<Turn> turns,
      Optional<String> answer,
      Optional<String> failure,
      long sent,
      long received,
      double seconds,
      Optional<Double> dollars,
      List<String> accepted,
      int refused) {}

  /** One turn of a question. */
  record Turn(String role, String text) {}

  /**
   * @param folder {@code conversations/}, which may be missing
   */
  static RecordedConversation read(Path folder, ExportRedactor discretion) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new RecordedConversation(Optional.empty(), List.of(), 0);
    }
    Path template = folder.resolve("prompt.md");
    Optional<String> prompt =
        Files.isRegularFile(template)
            ? Optional.of(discretion.of(Files.readString(template, StandardCharsets.UTF_8)))
            : Optional.empty();
    List<Path> files;
    try (var entries = Files.list(folder)) {
      files =
          entries.filter(f -> f.getFileName().toString().matches("\\d+\\.json")).sorted().toList();
    }
    ObjectMapper mapper = new ObjectMapper();
    List<Exchange> exchanges = new ArrayList<>();
    int unreadable = 0;
    for (Path file : files) {
      try {
        JsonNode tree = mapper.readTree(file.toFile());
        if (tree instanceof ObjectNode object && !exchanges.isEmpty()) {
          withoutWords(object);
        }
        exchanges.add(exchange(discretion.of(tree)));
      } catch (IOException e) {
        unreadable++;
      }
    }
    return new RecordedConversation(prompt, exchanges, unreadable);
  }

  private static void withoutWords(ObjectNode exchange) {
    exchange.remove("answer");
    if (exchange.get("asked") instanceof ObjectNode asked) {
      asked.remove("turns");
    }
  }

  private static Exchange exchange(JsonNode tree) {
    List<Turn> turns = new ArrayList<>();
    tree.at("/asked/turns")
        .forEach(t -> turns.add(new Turn(t.path("role").asText(), t.path("text").asText())));
    List<String> accepted = new ArrayList<>();
    tree.path("accepted").forEach(code -> accepted.add(code.asText()));
    return new Exchange(
        tree.path("number").asInt(),
        tree.path("iteration").asInt(),
        tree.path("purpose").asText(),
        tree.at("/asked/model").asText(),
        List.copyOf(turns),
        text(tree.at("/answer/text")),
        text(tree.at("/failure/message")),
        tree.at("/tokens/input").asLong(),
        tree.at("/tokens/output").asLong(),
        tree.path("seconds").asDouble(),
        tree.path("dollars").isNumber()
            ? Optional.of(tree.path("dollars").asDouble())
            : Optional.empty(),
        List.copyOf(accepted),
        tree.path("refused").size());
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
