package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestWorkTest {
  private final Steps background = new Steps();
  private final List<String> heard = new ArrayList<>();
  private final LatestWork<String> work = new LatestWork<>(background, Runnable::run, heard::add);

  @Test
  void onlyTheNewestOfThoseThatWaitIsDone() {
    List<String> done = new ArrayList<>();
    for (String each : List.of("a", "b", "c", "d")) {
      work.submit(
          () -> {
            done.add(each);
            return each;
          });
    }
    background.all();
    assertThat(done).containsExactly("a", "d");
    assertThat(heard).containsExactly("a", "d");
  }

  @Test
  void whatIsForgottenIsNotHeardOf() {
    work.submit(() -> "a");
    work.forget();
    background.all();
    assertThat(heard).isEmpty();
    work.submit(() -> "b");
    background.all();
    assertThat(heard).containsExactly("b");
  }
}
