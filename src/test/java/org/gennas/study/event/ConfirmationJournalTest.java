package org.gennas.study.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The confirmation in journal.jsonl and study.json, and journals from before there was one. */
class ConfirmationJournalTest {
  private final StudyJson json = new StudyJson();
  @TempDir private Path temporary;

  @Test
  void its_events_come_back_as_they_were() throws IOException {
    List<StudyEvent> events =
        List.of(
            new StudyEvent.Confirming(Studies.NOON, StopReason.PLATEAU, "No gain.", List.of(2, 1)),
            new StudyEvent.Proposed(Studies.NOON, Studies.repeat(3, "22121211", 2)),
            new StudyEvent.Confirmed(
                Studies.NOON,
                List.of(
                    new RepeatScore(
                        2,
                        List.of(3, 5),
                        Optional.of(0.75),
                        Optional.of(new Interval(0.7, 0.8, 0.95, "bootstrap")),
                        Optional.of(0.74),
                        Optional.of(0.76)),
                    new RepeatScore(
                        1,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.of(2),
                "T-02 is the best."));
    Path file = temporary.resolve("journal.jsonl");
    try (JsonLines<StudyEvent> journal = JsonLines.open(file, json)) {
      for (StudyEvent event : events) {
        journal.append(event);
      }
    }
    assertEquals(events, JsonLines.readAll(file, json, StudyEvent.class));
  }

  @Test
  void a_trial_of_an_older_journal_repeats_nothing() throws IOException {
    String line = json.line(new StudyEvent.Proposed(Studies.NOON, Studies.trial(1, "22121211")));
    String older = line.replace(",\"repeats\":null", "");
    assertFalse(older.contains("repeats"), older);
    Path file = Files.writeString(temporary.resolve("journal.jsonl"), older + "\n");
    StudyEvent.Proposed read =
        (StudyEvent.Proposed) JsonLines.readAll(file, json, StudyEvent.class).get(0);
    assertEquals(Studies.trial(1, "22121211"), read.trial());
    assertEquals(Optional.empty(), read.trial().repeats());
  }

  @Test
  void settings_with_and_without_it_come_back_as_they_were() throws IOException {
    Path file = temporary.resolve("study.json");
    for (Optional<Confirmation> wanted :
        List.of(Optional.of(new Confirmation(4, 3)), Optional.<Confirmation>empty())) {
      StudyConfig config = Studies.config().withConfirmation(wanted);
      json.write(file, config);
      assertEquals(config, json.read(file, StudyConfig.class, StudyConfig.FORMAT));
    }
  }
}
