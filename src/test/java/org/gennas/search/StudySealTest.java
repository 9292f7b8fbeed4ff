package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.common.FileChecksum;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose files somebody changes between two starts. */
@StartsProcesses
class StudySealTest {
  @TempDir private Path root;

  private StudyFolder folder;

  /** Leaves the study as soon as it has begun, before anything is trained. */
  private final class LeavesAtOnce implements SearchListener {
    private final AtomicReference<StudySession> session = new AtomicReference<>();
    private Optional<Exception> problem = Optional.empty();

    @Override
    public void study(StudyEvent event, StudyState state) {
      if (event instanceof StudyEvent.Started || event instanceof StudyEvent.Resumed) {
        session.get().leave();
      }
    }

    @Override
    public void left(Optional<Exception> why) {
      problem = why;
    }
  }

  @BeforeEach
  void begin() throws IOException {
    folder = SmallStudy.create(root, 2, SmallStudy.epochs(4));
    assertThat(start()).isEmpty();
  }

  /** A start that ends as soon as the search has begun; why it could not begin, if so. */
  private Optional<Exception> start() throws IOException {
    LeavesAtOnce listener = new LeavesAtOnce();
    try (StudySession opened = StudySession.open(folder, listener, SmallStudy.scripted(root))) {
      listener.session.set(opened);
      opened.run();
    }
    return listener.problem;
  }

  private String refusal(Path file) throws IOException {
    Exception problem = start().orElseThrow();
    assertThat(problem).isInstanceOf(FileProblem.class);
    assertThat(((FileProblem) problem).file()).contains(file);
    return problem.getMessage();
  }

  private List<String> kinds() throws IOException {
    return folder.events().stream().map(e -> e.getClass().getSimpleName()).toList();
  }

  @Test
  void what_the_files_hold_is_recorded_once_before_the_search_begins() throws IOException {
    assertThat(kinds()).startsWith("Prepared", "Sealed", "Started");
    StudyEvent.Sealed seal = folder.state().seal().orElseThrow();
    assertThat(seal.settings()).isEqualTo(folder.config());
    assertThat(seal.split()).isEqualTo(SplitTable.read(folder.splitFile()).fingerprint());

    assertThat(start()).isEmpty();

    assertThat(kinds().stream().filter("Sealed"::equals)).hasSize(1);
  }

  @Test
  void changed_settings_are_named_with_what_they_were_and_how_to_branch() throws IOException {
    String text = Files.readString(folder.configFile());
    Files.writeString(
        folder.configFile(),
        text.replace("\"epochs\" : 4", "\"epochs\" : 40")
            .replace("\"seed\" : 11", "\"seed\" : 12"));

    FileProblem problem =
        assertThrows(
            FileProblem.class,
            () -> StudySession.open(folder, new LeavesAtOnce(), SmallStudy.scripted(root)).close());

    assertThat(problem.file()).contains(folder.configFile());
    assertThat(problem)
        .hasMessageContaining(
            "The settings have changed since the study began: seed: 11 -> 12;"
                + " training.epochs: 4 -> 40")
        .hasMessageContaining("Set them back")
        .hasMessageContaining("gennas search \"" + folder.configFile() + "\" --out NEW-FOLDER");
  }

  @Test
  void settings_that_were_only_written_in_another_form_are_the_same() throws IOException {
    StudyConfig config = folder.config();
    Files.writeString(folder.configFile(), folder.json().line(config));

    assertThat(start()).isEmpty();
  }

  private void edit(UnaryOperator<SplitTable.Row> change) throws IOException {
    SplitTable split = SplitTable.read(folder.splitFile());
    new SplitTable(split.findings(), split.rows().stream().map(change).toList())
        .write(folder.splitFile());
  }

  private static SplitTable.Row on(Side side, SplitTable.Row r) {
    return new SplitTable.Row(
        r.row(),
        r.path(),
        r.patient(),
        r.study(),
        r.view(),
        r.projection(),
        r.sex(),
        r.age(),
        side,
        r.targets());
  }

  @Test
  void an_edited_split_is_told_in_numbers_and_comes_back_when_deleted() throws IOException {
    edit(row -> row.side() == Side.TEST ? on(Side.TRAIN, row) : row);

    assertThat(refusal(folder.splitFile()))
        .contains(
            "The split has changed since the study began: 10 images moved from test to train;"
                + " no image left for test")
        .contains("delete it and resume the study: it is then written again as it was");

    Files.delete(folder.splitFile());
    assertThat(start()).isEmpty();
    assertThat(SplitTable.read(folder.splitFile()).images(Side.TEST)).isEqualTo(10);
  }

  private Path pixels() throws IOException {
    return Path.of(folder.state().prepared().orElseThrow().prepared())
        .resolve(PreparedImages.PIXELS);
  }

  private void spoilAPixel() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(pixels().toFile(), "rw")) {
      file.seek(1000);
      int grey = file.read();
      file.seek(1000);
      file.write(grey ^ 1);
    }
  }

  @Test
  void one_changed_pixel_stops_the_study_and_preparing_again_mends_it() throws IOException {
    spoilAPixel();

    String said = refusal(pixels());
    assertThat(said)
        .contains(
            "The prepared images have changed since the study began: the checksum of the 40 that"
                + " it uses is not that in the journal")
        .contains("Delete the folder " + pixels().getParent() + " and resume the study");

    delete(pixels().getParent());
    assertThat(start()).isEmpty();
  }

  private static void delete(Path prepared) throws IOException {
    try (Stream<Path> files = Files.list(prepared)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(prepared);
  }

  private void keepOfTheJournal(Predicate<StudyEvent> kept) throws IOException {
    List<String> lines = new ArrayList<>();
    for (StudyEvent event : folder.events()) {
      if (kept.test(event)) {
        lines.add(folder.json().line(event));
      }
    }
    Files.write(folder.journalFile(), lines);
  }

  @Test
  void a_study_of_an_older_program_opens_and_is_recorded_at_its_next_start() throws IOException {
    keepOfTheJournal(event -> !(event instanceof StudyEvent.Sealed));
    assertThat(folder.state().seal()).isEmpty();

    assertThat(start()).isEmpty();

    assertThat(folder.state().seal()).isPresent();
    spoilAPixel();
    assertThat(start()).isPresent();
  }

  @Test
  void an_older_studys_edited_split_is_noticed_all_the_same() throws IOException {
    keepOfTheJournal(event -> !(event instanceof StudyEvent.Sealed));
    edit(row -> row.row() == 0 ? on(row.side() == Side.TRAIN ? Side.VALID : Side.TRAIN, row) : row);

    assertThat(refusal(folder.splitFile())).contains("1 image moved from ");
  }

  /** As if it had been killed before the test split was opened. */
  private TrialId endedButNotScored() throws IOException {
    SearchListener quiet = new SearchListener() {};
    try (StudySession whole = StudySession.open(folder, quiet, SmallStudy.scripted(root))) {
      whole.run();
    }
    assertThat(folder.state().test()).isPresent();
    TrialId scored = folder.state().scored().orElseThrow().id();
    Files.delete(folder.trial(scored).testScoreFile());
    keepOfTheJournal(event -> !(event instanceof StudyEvent.TestScored));
    assertThat(folder.state().ended()).isPresent();
    return scored;
  }

  @Test
  void the_test_split_is_not_scored_with_a_split_that_was_edited_after_the_end()
      throws IOException {
    endedButNotScored();
    SplitTable split = SplitTable.read(folder.splitFile());
    split
        .where(row -> row.row() != split.side(Side.TEST).rows().get(0).row())
        .write(folder.splitFile());

    assertThat(refusal(folder.splitFile()))
        .contains("The split has changed since the study began: test has 9 images, not 10");
    assertThat(folder.state().test()).isEmpty();
  }

  @Test
  void the_test_split_is_not_scored_with_a_model_that_somebody_changed() throws IOException {
    TrialId scored = endedButNotScored();
    Path model = Files.writeString(folder.trial(scored).modelFile(), "weights");
    StudyEvent.Sealed seal = folder.state().seal().orElseThrow();
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      journal.append(
          new StudyEvent.Sealed(
              seal.at(),
              seal.settings(),
              seal.split(),
              seal.pixels(),
              Map.of(scored.number(), FileChecksum.of(model))));
    }
    Files.writeString(model, "other weights");

    assertThat(refusal(model))
        .contains("The model of " + scored.label() + " is not the one that its training kept");
    assertThat(folder.state().test()).isEmpty();

    Files.writeString(model, "weights");
    assertThat(start()).isEmpty();
    assertThat(folder.state().test()).isPresent();
  }
}
