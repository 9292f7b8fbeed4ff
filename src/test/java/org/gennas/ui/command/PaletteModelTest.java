package org.gennas.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command palette without its window. */
class PaletteModelTest {
  private static final Map<String, String> TEXTS =
      Map.of(
          "study.new", "New study…",
          "study.report", "Report…",
          "search.start", "Start",
          "search.stop", "Stop",
          "recent", "Open recent",
          "section.study", "Study",
          "section.search", "Search");

  private final List<String> done = new ArrayList<>();
  private boolean running;
  private final PaletteModel palette =
      new PaletteModel(
          () ->
              List.of(
                  Command.of("study.new", "section.study", () -> done.add("new")),
                  Command.of("search.stop", "section.search", () -> done.add("stop"))
                      .when(() -> running),
                  Command.of("search.start", "section.search", () -> done.add("start"))
                      .when(() -> !running),
                  Command.of("study.report", "section.study", () -> done.add("report")),
                  Command.of("recent#0", "section.study", () -> done.add("recent 0"))
                      .saying(() -> Optional.of("chexpert-two")),
                  Command.of("recent#1", "section.study", () -> done.add("recent 1"))
                      .saying(() -> Optional.of("nih-first"))),
          TEXTS::get);

  private List<String> titles() {
    return palette.lines().get().stream().map(PaletteModel.Line::title).toList();
  }

  private String accept() {
    palette.accepted().ifPresent(Command::run);
    return done.isEmpty() ? "" : done.get(done.size() - 1);
  }

  @Test
  void nothingTypedListsAllAndWhatCannotBeDoneLast() {
    palette.begin();
    assertThat(titles())
        .containsExactly("New study…", "Start", "Report…", "Open recent", "Open recent", "Stop");
    assertThat(palette.lines().get().get(5).enabled()).isFalse();
  }

  @Test
  void theBestAnswerIsChosenAndDone() {
    palette.begin();
    palette.query().set("rep");
    assertThat(titles()).startsWith("Report…");
    assertThat(accept()).isEqualTo("report");
  }

  @Test
  void aSectionFindsItsCommandsToo() {
    palette.begin();
    palette.query().set("search");
    assertThat(titles()).containsExactly("Start", "Stop");
  }

  @Test
  void commandsOfOneNameAreToldApartByWhatTheyAreAbout() {
    palette.begin();
    palette.query().set("nih");
    assertThat(accept()).isEqualTo("recent 1");
  }

  @Test
  void theChoiceMovesAndStopsAtTheEnds() {
    palette.begin();
    palette.move(1);
    assertThat(accept()).isEqualTo("start");
    palette.move(-9);
    assertThat(accept()).isEqualTo("new");
    palette.move(99);
    assertThat(palette.accepted()).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsNotDone() {
    palette.begin();
    palette.query().set("stop");
    assertThat(palette.chosen().get().orElseThrow().title()).isEqualTo("Stop");
    assertThat(palette.accepted()).isEmpty();
    running = true;
    assertThat(accept()).isEqualTo("stop");
  }

  @Test
  void nothingFoundChoosesNothing() {
    palette.begin();
    palette.query().set("xyzzy");
    assertThat(palette.lines().get()).isEmpty();
    palette.move(1);
    assertThat(palette.accepted()).isEmpty();
  }
}
