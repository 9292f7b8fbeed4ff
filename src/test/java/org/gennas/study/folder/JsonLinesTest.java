package org.gennas.study.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal and what kills, editors and full disks do to it. */
class JsonLinesTest {
  private final StudyJson json = new StudyJson();
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private static List<StudyEvent> events() {
    Instant at = Studies.NOON;
    return List.of(
        new StudyEvent.Started(at, "GenNAS Workbench"),
        new StudyEvent.Prepared(
            at,
            "CheXpert",
            100,
            3,
            1,
            List.of(
                new StudyEvent.Side(
                    "train",
                    60,
                    30,
                    List.of(
                        new StudyEvent.Count("Mass", 10, 45, 5),
                        new StudyEvent.Count(
                            "Edema", 10, 45, 5, Optional.of(new StudyEvent.Patients(8, 25)))))),
            "/prepared",
            "abc"),
        new StudyEvent.Asked(at, 1, 2, "Surrogate"),
        new StudyEvent.Proposed(at, Studies.trial(1, "22121211")),
        new StudyEvent.TrialStarted(at, 1, "cpu:0", 1),
        new StudyEvent.TrialStopped(at, 1, 3, false),
        new StudyEvent.Paused(at),
        new StudyEvent.Resumed(at),
        new StudyEvent.TrialFailed(at, 1, "Not a number.", "Lower the learning rate."),
        new StudyEvent.TrialFinished(at, Studies.result(2, "12122122", Optional.empty())),
        new StudyEvent.Ended(at, StopReason.PLATEAU, "No gain."),
        new StudyEvent.TestScored(
            at, 2, Studies.result(2, "12122122", Optional.of(0.8)).valid(), Optional.of("Note.")));
  }

  private void write(List<StudyEvent> events) throws IOException {
    try (JsonLines<StudyEvent> lines = JsonLines.open(file(), json)) {
      for (StudyEvent event : events) {
        lines.append(event);
      }
    }
  }

  private List<StudyEvent> read() throws IOException {
    return JsonLines.readAll(file(), json, StudyEvent.class);
  }

  @Test
  void where_damage_is_passed_over_the_other_lines_are_read() throws IOException {
    StudyEvent paused = new StudyEvent.Paused(Instant.EPOCH);
    Files.writeString(
        file(),
        json.line(paused) + "\n\0\0\0\n{\"event\":\"no such\"}\n" + json.line(paused) + "\n");
    List<Integer> ignored = new ArrayList<>();
    JsonLines.Tail<StudyEvent> tail =
        new JsonLines.Tail<>(file(), json, StudyEvent.class, damage -> ignored.add(damage.line()));
    assertEquals(List.of(paused, paused), tail.pollAll());
    assertEquals(List.of(2, 3), ignored);
    FileProblem refused =
        assertThrows(FileProblem.class, () -> JsonLines.readAll(file(), json, StudyEvent.class));
    assertEquals(2, refused.line());
  }

  @Test
  void every_kind_of_event_comes_back_as_it_was() throws IOException {
    write(events());
    assertEquals(events(), read());
    assertEquals(12, Files.readAllLines(file()).size());
  }

  @Test
  void a_missing_file_has_no_events() throws IOException {
    assertEquals(List.of(), read());
  }

  @Test
  void a_line_torn_anywhere_is_dropped_and_the_next_stands_whole() throws IOException {
    write(events().subList(0, 3));
    byte[] whole = Files.readAllBytes(file());
    int before = new String(whole, StandardCharsets.UTF_8).lastIndexOf("\n{") + 1;
    for (int cut = before; cut < whole.length; cut++) {
      Files.write(file(), Arrays.copyOf(whole, cut));
      assertEquals(events().subList(0, 2), read(), "cut at byte " + cut);
      write(events().subList(3, 4));
      List<StudyEvent> expected = new ArrayList<>(events().subList(0, 2));
      expected.add(events().get(3));
      assertEquals(expected, read(), "cut at byte " + cut);
    }
  }

  @Test
  void damage_in_mid_file_is_named_with_its_line_and_nothing_is_changed() throws IOException {
    write(events());
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.set(4, lines.get(4).substring(0, 20));
    Files.write(file(), lines);
    byte[] before = Files.readAllBytes(file());
    FileProblem e = assertThrows(FileProblem.class, this::read);
    assertEquals(5, e.line());
    assertEquals(Optional.of(file()), e.file());
    assertEquals(List.of(before.length), List.of(Files.readAllBytes(file()).length));
  }

  @Test
  void an_event_of_a_newer_program_is_named_with_its_line() throws IOException {
    write(events().subList(0, 2));
    Files.writeString(
        file(),
        "{\"event\":\"dreamed\",\"at\":\"2026-03-01T12:00:00Z\"}\n",
        StandardOpenOption.APPEND);
    FileProblem e = assertThrows(FileProblem.class, this::read);
    assertEquals(3, e.line());
    assertTrue(e.getMessage().contains("dreamed"), e.getMessage());
  }

  @Test
  void a_growing_file_is_followed_line_by_line() throws IOException {
    JsonLines.Tail<StudyEvent> tail = new JsonLines.Tail<>(file(), json, StudyEvent.class);
    assertEquals(List.of(), tail.poll());
    write(events().subList(0, 2));
    assertEquals(events().subList(0, 2), tail.poll());
    Files.writeString(file(), "{\"event\":\"pau", StandardOpenOption.APPEND);
    assertEquals(List.of(), tail.poll());
    Files.writeString(
        file(), "sed\",\"at\":\"2026-03-01T12:00:00Z\"}\n", StandardOpenOption.APPEND);
    assertEquals(List.of(new StudyEvent.Paused(Studies.NOON)), tail.poll());
    assertEquals(List.of(), tail.poll());
  }

  @Test
  void a_damaged_line_that_comes_later_is_counted_from_the_top() throws IOException {
    write(events().subList(0, 3));
    JsonLines.Tail<StudyEvent> tail = new JsonLines.Tail<>(file(), json, StudyEvent.class);
    tail.poll();
    Files.writeString(file(), "nonsense\n", StandardOpenOption.APPEND);
    assertEquals(4, assertThrows(FileProblem.class, tail::poll).line());
  }

  @Test
  void many_events_of_a_long_training_come_back() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      lines.add(json.line(new TrialEvent.Progress(Studies.NOON, 1, i, 20_000, 0.5, 10)));
    }
    Files.write(file(), lines);
    assertEquals(20_000, JsonLines.readAll(file(), json, TrialEvent.class).size());
  }
}
