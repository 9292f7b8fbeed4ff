package org.gennas.data.prepared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gennas.SkipGround;
import org.gennas.common.FileProblem;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.TinyDataset;
import org.gennas.data.tables.ViewFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small tmpfs as a disk; where it cannot be mounted, the tests are skipped. */
class FullDiskTest {
  private static final int PX = 64;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private Path disk;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
    if (!mounted) {
      disk = folder.resolve("none");
    }
    SkipGround.requireUserRights(mounted, "needs the right to mount a file system, on Linux");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    threads.shutdownNow();
    if (Files.exists(disk)) {
      assertTrue(run("umount", "-l", disk.toString()));
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private ImagePreparation.Report prepare(Dataset dataset, ImagePreparation.Progress progress)
      throws IOException {
    return new ImagePreparation(threads, 2)
        .prepare(
            dataset,
            TinyDataset.allRows(dataset),
            PX,
            disk.resolve("prepared"),
            progress,
            () -> false);
  }

  @Test
  void wantOfRoomIsSaidBeforeTheWorkBegins() throws IOException {
    Dataset dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("T"), 300));

    FileProblem problem =
        assertThrows(
            FileProblem.class,
            () ->
                prepare(
                    dataset,
                    (done, total) -> {
                      throw new AssertionError("the work has begun");
                    }));

    assertTrue(problem.getMessage().contains("need 3 MiB"), problem.getMessage());
    assertTrue(problem.remedy().contains("Free some space"), problem.remedy());
  }

  @Test
  void aDiskThatFillsUpInBetweenLosesNothing() throws IOException {
    Dataset dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("T"), 200));
    Path filler = disk.resolve("filler");

    FileProblem problem =
        assertThrows(
            FileProblem.class,
            () ->
                prepare(
                    dataset,
                    (done, total) -> {
                      if (done == 300) {
                        fill(filler);
                      }
                    }));
    assertTrue(problem.getMessage().contains("No space left"), problem.getMessage());

    Files.delete(filler);
    ImagePreparation.Report report = prepare(dataset, (done, total) -> {});
    assertEquals(400, report.prepared() + report.kept());
    assertTrue(report.kept() >= 256, report.kept() + " were kept");
  }

  @Test
  void aSplitThatFindsNoRoomLeavesTheOldOne() throws IOException {
    Path file = disk.resolve("split.csv");
    Dataset dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("T"), 10));
    SplitTable table =
        new SplitRecipe(
                List.of(
                    new SplitRecipe.FindingChoice(
                        "Edema",
                        new LabelPolicy(LabelPolicy.Meaning.ONES, LabelPolicy.Meaning.ZEROS))),
                ViewFilter.ALL,
                PatientSplit.byPatient(0.8, 0.2, 0, 1))
            .apply(dataset);
    table.write(file);
    fill(disk.resolve("filler"));

    FileProblem problem =
        assertThrows(FileProblem.class, () -> table.where(r -> r.row() > 3).write(file));

    assertTrue(problem.getMessage().contains("No space left"), problem.getMessage());
    assertEquals(table, SplitTable.read(file));
  }

  private static void fill(Path filler) {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    }
  }
}
