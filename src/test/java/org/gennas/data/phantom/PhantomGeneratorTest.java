package org.gennas.data.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomGeneratorTest {
  private static final PhantomConfig SMALL = new PhantomConfig(5, 8, 64, 0.25, 0.8);

  @TempDir Path folder;

  private static PhantomGenerator generator(PhantomConfig config, Executor executor) {
    return new PhantomGenerator(new PhantomSet(config), executor, (done, total) -> {}, () -> false);
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            root.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws Exception {
    Path one = generator(SMALL, Runnable::run).write(folder.resolve("one"));
    ExecutorService four = Executors.newFixedThreadPool(4);
    try {
      Path side = generator(SMALL, four).write(folder.resolve("four"));
      assertEquals(contents(one), contents(side));
    } finally {
      four.shutdown();
    }
    PhantomConfig other = new PhantomConfig(6, 8, 64, 0.25, 0.8);
    Path different = generator(other, Runnable::run).write(folder.resolve("other"));
    assertFalse(contents(one).equals(contents(different)));
  }

  @Test
  void theDataRoomReadsItAsASyntheticCheXpertDataset() throws Exception {
    generator(SMALL, Runnable::run).write(folder);
    Dataset dataset = DatasetFolder.find(folder);
    assertEquals(Dataset.Layout.CHEXPERT, dataset.layout());
    assertTrue(dataset.synthetic());
    assertEquals(new PhantomSet(SMALL).images(), dataset.images().size());
    for (var image : dataset.images()) {
      BufferedImage read = ImageIO.read(dataset.file(image).toFile());
      assertEquals(64, read.getWidth());
      assertEquals(64, read.getHeight());
      assertEquals(BufferedImage.TYPE_BYTE_GRAY, read.getType());
    }
  }

  @Test
  void everyJpegSaysInACommentThatItIsSynthetic() throws Exception {
    Path root = generator(SMALL, Runnable::run).write(folder);
    contents(root)
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(".jpg")) {
                int comment = bytes.indexOf("\u00ff\u00fe");
                assertTrue(comment > 0 && comment < 64, path);
                assertTrue(bytes.startsWith("SYNTHETIC chest phantom", comment + 4), path);
              }
            });
    assertTrue(Files.readString(root.resolve("README.md")).contains("not for clinical use"));
    assertTrue(Files.readString(root.resolve("LICENSE")).contains("Apache License"));
  }

  @Test
  void tellsItsProgressToTheEnd() throws Exception {
    List<Integer> told = new ArrayList<>();
    PhantomSet set = new PhantomSet(SMALL);
    new PhantomGenerator(set, Runnable::run, (done, total) -> told.add(done), () -> false)
        .write(folder);
    assertEquals(0, told.get(0));
    assertEquals(set.images(), told.get(told.size() - 1));
    assertEquals(told.stream().sorted().toList(), told);
  }

  @Test
  void aCancelledSetHasNoTablesAndIsFinishedByTheNextCall() throws Exception {
    Path whole = generator(SMALL, Runnable::run).write(folder.resolve("whole"));
    AtomicInteger asked = new AtomicInteger();
    PhantomGenerator brokenOff =
        new PhantomGenerator(
            new PhantomSet(SMALL),
            Runnable::run,
            (done, total) -> {},
            () -> asked.incrementAndGet() > 5);
    Path parent = folder.resolve("resumed");
    assertThrows(CancellationException.class, () -> brokenOff.write(parent));
    Path root = parent.resolve(PhantomSet.FOLDER);
    assertFalse(Files.exists(root.resolve("train.csv")));
    Path first = root.resolve("train/patient00001/study1/view1_frontal.jpg");
    byte[] kept = Files.readAllBytes(first);
    var written = Files.getLastModifiedTime(first);
    generator(SMALL, Runnable::run).write(parent);
    assertEquals(contents(whole), contents(root));
    assertArrayEquals(kept, Files.readAllBytes(first));
    assertEquals(written, Files.getLastModifiedTime(first));
  }

  @Test
  void aForeignFolderIsLeftAlone() throws Exception {
    Path root = folder.resolve(PhantomSet.FOLDER);
    Files.createDirectories(root);
    Files.writeString(root.resolve("thesis.txt"), "mine");
    IOException problem =
        assertThrows(IOException.class, () -> generator(SMALL, Runnable::run).write(folder));
    assertTrue(problem.getMessage().contains("was not made by this generator"), problem.toString());
    assertTrue(problem.getMessage().contains(root.toString()));
    assertEquals(Map.of("thesis.txt", "mine"), contents(root));
  }

  @Test
  void aSetOfOtherSettingsIsLeftAlone() throws Exception {
    Path root = generator(SMALL, Runnable::run).write(folder);
    Map<String, String> before = contents(root);
    PhantomConfig other = new PhantomConfig(6, 8, 64, 0.25, 0.8);
    IOException problem =
        assertThrows(IOException.class, () -> generator(other, Runnable::run).write(folder));
    assertTrue(problem.getMessage().contains("seed=5, patients=8"), problem.getMessage());
    assertEquals(before, contents(root));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    IOException problem =
        assertThrows(IOException.class, () -> generator(SMALL, Runnable::run).write(file));
    assertTrue(problem.getMessage().contains(file.toString()), problem.toString());
  }

  @Test
  void aFailureWhileDrawingNamesThePlaceAndTheRemedy() throws Exception {
    Path root = folder.resolve(PhantomSet.FOLDER);
    PhantomFolder.open(root, SMALL);
    Files.writeString(root.resolve("train"), "in the way");
    IOException problem =
        assertThrows(IOException.class, () -> generator(SMALL, Runnable::run).write(folder));
    assertTrue(problem.getMessage().contains("train"), problem.getMessage());
    assertTrue(problem.getMessage().contains("Run it again to continue"), problem.getMessage());
    assertFalse(Files.exists(root.resolve("train.csv")));
  }
}
