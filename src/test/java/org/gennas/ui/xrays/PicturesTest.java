package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gennas.data.images.Radiograph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final int SIDE = 10;

  @TempDir Path folder;
  private final Steps background = new Steps();
  private final List<String> read = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Pictures pictures =
      new Pictures(this::read, background, Runnable::run, 3 * 2 * SIDE * SIDE);

  @BeforeEach
  void draw() throws IOException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      FewImages.picture(folder.resolve(name), SIDE);
    }
  }

  private Radiograph read(Path file) throws IOException {
    read.add(file.getFileName().toString());
    return Radiograph.read(file);
  }

  private void ask(String name, String... beside) {
    pictures.ask(
        folder.resolve(name),
        List.of(beside).stream().map(folder::resolve).toList(),
        picture -> heard.add(name),
        message -> heard.add("no " + name));
  }

  @Test
  void theOnesBesideAreReadAheadSoThatTheyComeAtOnce() {
    ask("a", "b", "c");
    background.all();
    assertThat(read).containsExactly("a", "b", "c");
    ask("b");
    assertThat(heard).containsExactly("a", "b");
    background.all();
    assertThat(read).hasSize(3);
  }

  @Test
  void memoryIsBoundedAndTheOldestGoFirst() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      ask(name);
      background.all();
    }
    assertThat(pictures.bytes()).isLessThanOrEqualTo(3 * 2 * SIDE * SIDE);
    assertThat(pictures.cached(folder.resolve("a"))).isEmpty();
    assertThat(pictures.cached(folder.resolve("e"))).isPresent();
  }

  @Test
  void onlyTheNewestQuestionIsReadAndAnswered() {
    ask("a", "b");
    ask("c");
    background.all();
    assertThat(heard).containsExactly("c");
    assertThat(read).containsExactly("c");
  }

  @Test
  void aFileThatIsNoPictureIsTold() {
    ask("none");
    background.all();
    assertThat(heard).containsExactly("no none");
  }
}
