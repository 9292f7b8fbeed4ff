package org.gennas.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.ImagePreparation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets with links in them, as people and strangers make them. */
class ImageLinksTest {
  private static final String IMAGE = "train/patient00000/study1/view1_frontal.png";

  @TempDir private Path temporary;
  private Path root;
  private Path outside;

  @BeforeEach
  void layOut() throws IOException {
    // without links above it, such as macOS's /var
    temporary = temporary.toRealPath();
    root = TinyDataset.create(temporary.resolve("Tiny-v1.0"), 2);
    outside = Files.copy(root.resolve(IMAGE), temporary.resolve("private.png"));
  }

  private static int prepared(Path dataset, Path into) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Dataset found = DatasetFolder.find(dataset);
      return new ImagePreparation(threads, 2)
          .prepare(found, TinyDataset.allRows(found), 16, into, (d, t) -> {}, () -> false)
          .prepared();
    } finally {
      threads.shutdownNow();
    }
  }

  private Path linked() throws IOException {
    Files.delete(root.resolve(IMAGE));
    return Files.createSymbolicLink(root.resolve(IMAGE), outside);
  }

  @Test
  void an_image_linked_from_outside_ends_the_preparation_in_words() throws IOException {
    Path link = linked();
    FileProblem e =
        assertThrows(FileProblem.class, () -> prepared(root, temporary.resolve("prepared")));
    assertEquals(
        "The image lies outside of its dataset's folder, at "
            + outside
            + " ("
            + link
            + "). Copy it into the folder, or make the whole folder (or one directly in it) the link."
            + " If you trust whoever made the dataset, set GENNAS_LINKED_IMAGES=1 to follow all"
            + " links.",
        e.getMessage());
  }

  @Test
  void a_path_that_climbs_out_of_the_folder_is_refused_alike() {
    for (String path :
        new String[] {"../private.png", "train/../../private.png", "./../private.png"}) {
      FileProblem e =
          assertThrows(FileProblem.class, () -> new ImageLinks(root, false).file(path), path);
      assertTrue(e.getMessage().contains("at " + outside), e.getMessage());
    }
  }

  @Test
  void a_dataset_that_is_a_link_as_a_whole_is_prepared() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), root);
    assertEquals(4, prepared(link, temporary.resolve("prepared")));
  }

  @Test
  void folders_directly_in_it_may_lie_on_another_disk() throws IOException {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    Files.move(root.resolve("train"), disk.resolve("images"));
    Files.createSymbolicLink(root.resolve("train"), disk.resolve("images"));
    assertEquals(4, prepared(root, temporary.resolve("prepared")));
  }

  @Test
  void links_that_stay_inside_are_followed() throws IOException {
    Files.delete(root.resolve(IMAGE));
    Files.createSymbolicLink(
        root.resolve(IMAGE), root.resolve("train/patient00001/study1/view1_frontal.png"));
    assertEquals(4, prepared(root, temporary.resolve("prepared")));
  }

  @Test
  void all_links_are_followed_where_a_person_says_so() throws IOException {
    Path link = linked();
    assertEquals(link, new ImageLinks(root, true).file(IMAGE));
  }
}
