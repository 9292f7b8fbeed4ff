package org.gennas.study.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gennas.common.FileProblem;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** study.json as written by this program and as spoiled by hand. */
class StudyJsonTest {
  private final StudyJson json = new StudyJson();
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("study.json");
    json.write(file, Studies.config());
  }

  private FileProblem reading(String replace, String by) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(replace), text);
    Files.writeString(file, text.replace(replace, by));
    return assertThrows(
        FileProblem.class, () -> json.read(file, StudyConfig.class, StudyConfig.FORMAT));
  }

  private int lineOf(String text) throws IOException {
    return Files.readString(file).lines().toList().stream()
            .map(l -> l.contains(text))
            .toList()
            .indexOf(true)
        + 1;
  }

  @Test
  void settings_come_back_as_they_were() throws IOException {
    assertEquals(Studies.config(), json.read(file, StudyConfig.class, StudyConfig.FORMAT));
  }

  @Test
  void an_unknown_field_is_named_with_file_line_and_what_is_known() throws IOException {
    int line = lineOf("\"epochs\"");
    FileProblem e = reading("\"epochs\"", "\"epoch\"");
    String start = "Unknown field \"epoch\" (" + file + ", line " + line + ")";
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertEquals(line, e.line());
    assertTrue(e.remedy().contains("known here: augmentation, batch, decay, epochs,"), e.remedy());
  }

  @Test
  void a_field_too_many_deep_inside_is_named_with_its_line() throws IOException {
    int line = lineOf("\"uncertain\"");
    FileProblem e = reading("\"uncertain\"", "\"weight\" : 3, \"uncertain\"");
    assertEquals(line, e.line());
    assertTrue(e.getMessage().startsWith("Unknown field \"weight\""), e.getMessage());
    assertTrue(e.remedy().contains("blank, finding, uncertain"), e.remedy());
  }

  @Test
  void a_newer_format_is_refused() throws IOException {
    FileProblem e = reading("\"format\" : 1", "\"format\" : 2");
    assertTrue(e.getMessage().contains("Format 2 is newer"), e.getMessage());
    assertTrue(e.remedy().contains("newer GenNAS Workbench"), e.remedy());
  }

  @Test
  void a_missing_format_is_refused() throws IOException {
    assertTrue(reading("\"format\" : 1,", "").getMessage().contains("No format number"));
  }

  @Test
  void a_missing_field_is_named() throws IOException {
    FileProblem e = reading("\"schedule\" : \"IN_STEP\",", "");
    assertTrue(e.getMessage().contains("schedule"), e.getMessage());
  }

  @Test
  void a_missing_number_is_named() throws IOException {
    FileProblem e = reading("\"px\" : 64,", "");
    assertTrue(e.getMessage().contains("Not readable at images.px"), e.getMessage());
  }

  @Test
  void an_optional_field_may_be_missing() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"hours\" : 12.5,", ""));
    assertTrue(json.read(file, StudyConfig.class, StudyConfig.FORMAT).stop().hours().isEmpty());
  }

  @Test
  void a_word_that_is_none_of_the_choices_is_named_with_its_line() throws IOException {
    int line = lineOf("IN_STEP");
    FileProblem e = reading("IN_STEP", "SOMETIMES");
    assertEquals(line, e.line());
    assertTrue(e.getMessage().contains("FREE_RUNNING"), e.getMessage());
  }

  @Test
  void half_a_file_is_refused_with_its_line() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));
    FileProblem e =
        assertThrows(
            FileProblem.class, () -> json.read(file, StudyConfig.class, StudyConfig.FORMAT));
    assertTrue(e.line() > 1, e.getMessage());
  }

  @Test
  void a_code_that_is_none_is_named() {
    FileProblem e =
        assertThrows(
            FileProblem.class,
            () -> json.read("{\"number\":1,\"architecture\":\"22x\"}", TrialId.class, file, 5));
    assertTrue(e.getMessage().contains("22x"), e.getMessage());
    assertEquals(5, e.line());
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path absent = folder.resolve("absent.json");
    FileProblem e = assertThrows(FileProblem.class, () -> json.read(absent, StudyConfig.class, 1));
    assertTrue(e.getMessage().contains(absent.toString()));
  }

  @Test
  void texts_are_changed_while_reading_and_codes_numbers_and_times_are_not() throws Exception {
    StudyJson shouting = json.reading(text -> text.toUpperCase(Locale.ROOT));
    StudyEvent.Proposed told = new StudyEvent.Proposed(Studies.NOON, Studies.trial(3, "22121211"));
    Path file = Path.of("journal.jsonl");
    StudyEvent.Proposed heard =
        (StudyEvent.Proposed) shouting.read(json.line(told), StudyEvent.class, file, 1);
    assertEquals("WHY NOT \u2013 IT'S \"NEW\".", heard.trial().proposal().rationale());
    assertEquals("SURROGATE", heard.trial().proposal().proposer());
    assertEquals(told.trial().id(), heard.trial().id());
    assertEquals(told.at(), heard.at());
    assertEquals(told, json.read(json.line(told), StudyEvent.class, file, 1));
  }
}
