package org.gennas.study.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WorkerProtocolTest {
  @Property
  void a_folder_of_any_name_is_one_line_of_ascii_and_found_again(
      @ForAll
          @StringLength(min = 1, max = 20)
          @CharRange(from = 'a', to = 'z')
          @Chars({' ', '%', '#', '?', '\n', '\r', '+', '\\', '\'', '"'})
          String name) {
    Path folder = Path.of("/studies", name, "trials/0001-22121211");
    String order = WorkerProtocol.order(folder);
    assertTrue(order.chars().allMatch(c -> c > ' ' && c < 127), order);
    assertEquals(Optional.of(folder), WorkerProtocol.folder(order));
  }

  @Test
  void what_names_no_folder_is_no_order() {
    assertEquals(Optional.empty(), WorkerProtocol.folder(""));
    assertEquals(Optional.empty(), WorkerProtocol.folder("no order"));
    assertEquals(Optional.empty(), WorkerProtocol.folder("trials/0001-22121211"));
  }
}
