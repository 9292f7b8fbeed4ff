package org.gennas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLimitTest {
  @TempDir private Path folder;

  private Optional<String> obstacle(String soft) throws IOException {
    return FileLimit.obstacle(
        Files.writeString(
            folder.resolve("limits"),
            "Limit                     Soft Limit           Hard Limit           Units\n"
                + "Max processes             30                   30                   processes\n"
                + "Max open files            "
                + soft
                + "                 1048576              files\n"));
  }

  @Test
  void too_few_are_told_with_what_to_do() throws IOException {
    assertEquals(
        Optional.of(
            "Only 64 files may be open at a time, and the program needs 256. Raise the limit (ulimit"
                + " -n 1024), then start it again."),
        obstacle("64"));
  }

  @Test
  void enough_or_unknown_is_no_obstacle() throws IOException {
    for (String soft : new String[] {"256", "1048576", "1073741816", "unlimited"}) {
      assertEquals(Optional.empty(), obstacle(soft), soft);
    }
    assertEquals(Optional.empty(), FileLimit.obstacle(folder.resolve("missing")));
  }
}
