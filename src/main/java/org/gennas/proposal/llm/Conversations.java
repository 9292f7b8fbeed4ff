package org.gennas.proposal.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gennas.study.folder.StudyJson;

/**
 * Everything that a study sent to a language model and what came back: {@code
 * conversations/0001.json} and so on, one exchange a file. Confined to one thread.
 */
public final class Conversations {
  private static final int NEWEST = RecordedExchange.FORMAT;

  private final Path folder;
  private final StudyJson json;
  private Spending spending;
  private Optional<String> lessons;
  private Set<String> told = Set.of();
  private int last;

  private Conversations(Path folder, StudyJson json, List<RecordedExchange> before) {
    this.folder = folder;
    this.json = json;
    this.spending = Spending.none();
    this.lessons = Optional.empty();
    before.forEach(this::count);
  }

  /**
   * Takes a study's record up where it stands.
   *
   * @throws org.gennas.common.FileProblem if a file of it is damaged
   */
  static Conversations open(Path folder, StudyJson json) throws IOException {
    return new Conversations(folder, json, read(folder, json));
  }

  /**
   * All exchanges of a study in order; none where no model was asked.
   *
   * @param folder {@code conversations/}
   * @throws org.gennas.common.FileProblem if a file is damaged
   */
  public static List<RecordedExchange> read(Path folder, StudyJson json) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files;
    try (var entries = Files.list(folder)) {
      files = entries.filter(f -> f.getFileName().toString().matches("\\d+\\.json")).toList();
    }
    List<RecordedExchange> exchanges = new ArrayList<>();
    for (Path file : files) {
      exchanges.add(json.read(file, RecordedExchange.class, NEWEST));
    }
    exchanges.sort(Comparator.comparingInt(RecordedExchange::number));
    return List.copyOf(exchanges);
  }

  /** What all exchanges together used. */
  static Spending spending(List<RecordedExchange> exchanges) {
    Spending sum = Spending.none();
    for (RecordedExchange exchange : exchanges) {
      sum = sum.plus(exchange.tokens(), exchange.dollars());
    }
    return sum;
  }

  private void count(RecordedExchange exchange) {
    last = exchange.number();
    spending = spending.plus(exchange.tokens(), exchange.dollars());
    if (exchange.purpose().equals(RecordedExchange.LESSONS) && exchange.answer().isPresent()) {
      lessons = exchange.answer().map(RecordedExchange.Answer::text);
      told = Set.copyOf(exchange.accepted());
    }
  }

  /** Number of the next exchange. */
  int next() {
    return last + 1;
  }

  Spending spent() {
    return spending;
  }

  /** As the model last wrote them. */
  Optional<String> lessons() {
    return lessons;
  }

  /** Codes whose results the lessons know. */
  Set<String> lessonsKnow() {
    return told;
  }

  /** Keeps an exchange on disk. */
  void add(RecordedExchange exchange) throws IOException {
    Files.createDirectories(folder);
    json.write(
        folder.resolve(String.format(Locale.ROOT, "%04d.json", exchange.number())), exchange);
    count(exchange);
  }
}
