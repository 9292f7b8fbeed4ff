package org.gennas.report.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.gennas.report.ReportContent;
import org.gennas.report.StudyOnDisk;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorBoard's files, read back by the published framing and message numbers. */
class EventFileTest {
  @TempDir Path temporary;

  @Test
  void the_checksum_is_that_of_the_record_format() {
    // RFC 3720, B.4: the CRC-32C of 32 zeros is 8A9136AA
    int crc = 0x8A9136AA;
    int rotated = (crc >>> 15 | crc << 17) + 0xa282ead8;
    assertEquals(rotated, EventFile.masked(new byte[32]));
  }

  @Test
  void the_bytes_are_those_that_tensorboard_itself_writes() {
    // wall_time 1.5 (field 1, fixed64), step 3 (field 2), summary (5) of value (1): tag, 0.25
    byte[] file =
        new EventFile(Instant.EPOCH)
            .scalar(Instant.ofEpochSecond(1, 500_000_000), 3, "a", 0.25)
            .finished();
    byte[] expected =
        HexFormat.of()
            .parseHex("09000000000000f83f" + "1003" + "2a0a" + "0a08" + "0a0161" + "150000803e");
    List<byte[]> records = EventRecords.of(file);
    assertArrayEquals(expected, records.get(1));
    assertArrayEquals(
        "\t\0\0\0\0\0\0\0\0\u001a\rbrain.Event:2".getBytes(StandardCharsets.ISO_8859_1),
        records.get(0));
  }

  @Property(tries = 200)
  void whatever_is_measured_reads_back(
      @ForAll @Size(max = 20) List<@FloatRange(min = -1e9f, max = 1e9f) Float> values,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long step,
      @ForAll @StringLength(min = 1, max = 300) String tag) {
    EventFile file = new EventFile(Instant.EPOCH);
    values.forEach(v -> file.scalar(Instant.ofEpochSecond(7), step, tag, v));
    List<EventRecords.Scalar> read = EventRecords.scalars(file.finished());
    byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
    String told = new String(bytes, StandardCharsets.UTF_8);
    assertEquals(
        values.stream().map(v -> new EventRecords.Scalar(told, step, 7.0, v)).toList(), read);
  }

  @Test
  void a_study_reads_back_with_every_epoch_and_result() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    List<Path> files =
        TensorBoardFiles.write(
            TrackedStudy.of(ReportContent.read(study)), temporary.resolve("logs"));
    assertEquals(10, files.size());
    assertEquals("T-01-22222222", files.get(0).getParent().getFileName().toString());
    StudyState state = study.state();
    TrialState first = state.trials().get(0);
    List<EventRecords.Scalar> scalars = EventRecords.scalars(Files.readAllBytes(files.get(0)));
    List<EventRecords.Scalar> aucs =
        scalars.stream().filter(s -> s.tag().equals("valid/mean_auc")).toList();
    assertEquals(20, aucs.size());
    assertEquals(16, aucs.get(15).step());
    assertEquals(first.auc().orElseThrow(), aucs.get(15).value(), 1e-6);
    assertTrue(scalars.stream().anyMatch(s -> s.tag().equals("best/valid/auc/Pleural Effusion")));
    int winner = state.scored().orElseThrow().id().number();
    for (int i = 0; i < files.size(); i++) {
      boolean test =
          EventRecords.scalars(Files.readAllBytes(files.get(i))).stream()
              .anyMatch(s -> s.tag().startsWith("test/"));
      assertEquals(i + 1 == winner, test, "only the winner has a score on the test split");
    }
    String text = Files.readString(files.get(0), StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("Research use only, not for clinical use; trained on synthetic"));
    assertTrue(text.contains("| architecture | 22222222 |"));
  }

  @Test
  void writing_again_replaces_the_same_files() throws Exception {
    StudyFolder study = StudyOnDisk.underWay(temporary.resolve("study"));
    TrackedStudy tracked = TrackedStudy.of(ReportContent.read(study));
    List<Path> first = TensorBoardFiles.write(tracked, temporary.resolve("logs"));
    byte[] before = Files.readAllBytes(first.get(0));
    List<Path> second = TensorBoardFiles.write(tracked, temporary.resolve("logs"));
    assertEquals(first, second);
    assertArrayEquals(before, Files.readAllBytes(second.get(0)));
    try (var entries = Files.list(first.get(0).getParent())) {
      assertEquals(1, entries.count());
    }
  }
}
