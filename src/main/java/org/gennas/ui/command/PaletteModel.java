package org.gennas.ui.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the command palette finds for what is typed, and which line is chosen. */
public final class PaletteModel {
  /**
   * A line.
   *
   * @param letters places in {@code title} that were found
   * @param enabled whether the command can be done now
   */
  public record Line(
      Command command,
      String title,
      String section,
      Optional<String> note,
      List<Integer> letters,
      boolean enabled) {
    public Line {
      letters = List.copyOf(letters);
    }
  }

  private record Found(Line line, int score) {}

  /** A title's letters say more than those of its section. */
  private static final int TITLE_WEIGHT = 2;

  private final Supplier<List<Command>> commands;
  private final Function<String, String> text;
  private final StringProperty query = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Line>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param commands all there are
   * @param text the text of a message key
   */
  public PaletteModel(Supplier<List<Command>> commands, Function<String, String> text) {
    this.commands = commands;
    this.text = text;
    query.addListener((observable, old, now) -> find());
  }

  /** What is typed. */
  public StringProperty query() {
    return query;
  }

  /** What was found, best first; those that can be done now before those that cannot. */
  public ReadOnlyObjectProperty<List<Line>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** The line that Enter does; empty where nothing was found. */
  public ReadOnlyObjectProperty<Optional<Line>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Begins again with nothing typed. */
  public void begin() {
    query.set("");
    find();
  }

  private void find() {
    List<Found> found = new ArrayList<>();
    for (Command command : commands.get()) {
      find(command).ifPresent(found::add);
    }
    boolean typed = !query.get().isBlank();
    Comparator<Found> order = Comparator.comparing(f -> !f.line().enabled());
    // sorting is stable: without a query the order of the commands stays
    found.sort(typed ? order.thenComparing(f -> -f.score()) : order);
    lines.set(found.stream().map(Found::line).toList());
    chosen.set(lines.get().stream().findFirst());
  }

  private Optional<Found> find(Command command) {
    String title = text.apply(command.titleKey());
    String section = text.apply(command.section());
    Optional<String> note = command.note().get();
    boolean enabled = command.enabled().getAsBoolean();
    Optional<FuzzyMatch> inTitle = FuzzyMatch.of(query.get(), title);
    String all = title + " " + section + note.map(n -> " " + n).orElse("");
    return inTitle
        .map(m -> new FuzzyMatch(TITLE_WEIGHT * m.score(), m.letters()))
        .or(() -> FuzzyMatch.of(query.get(), all).map(m -> within(m, title.length())))
        .map(
            m ->
                new Found(
                    new Line(command, title, section, note, m.letters(), enabled), m.score()));
  }

  private static FuzzyMatch within(FuzzyMatch match, int length) {
    return new FuzzyMatch(
        match.score(), match.letters().stream().filter(place -> place < length).toList());
  }

  /** Chooses the line so many lines further down; stops at the ends. */
  public void move(int by) {
    int now = chosen.get().map(lines.get()::indexOf).orElse(-1);
    if (now >= 0) {
      choose(Math.max(0, Math.min(lines.get().size() - 1, now + by)));
    }
  }

  /** Chooses a line by its place. */
  public void choose(int place) {
    if (place >= 0 && place < lines.get().size()) {
      chosen.set(Optional.of(lines.get().get(place)));
    }
  }

  /**
   * The command that is chosen, if it can be done now. The palette has to be put away before it is
   * done, so that it finds the window as it was.
   */
  public Optional<Command> accepted() {
    return chosen.get().map(Line::command).filter(c -> c.enabled().getAsBoolean());
  }
}
