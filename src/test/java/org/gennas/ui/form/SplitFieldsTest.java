package org.gennas.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.study.config.ImagesConfig.Split;
import org.junit.jupiter.api.Test;

class SplitFieldsTest {
  @Test
  void whoeverListensNeverSeesSharesThatDoNotAddUp() {
    SplitFields fields = new SplitFields();
    List<Optional<Split>> seen = new ArrayList<>();
    Stream.of(fields.train(), fields.valid(), fields.test())
        .forEach(f -> f.checked().addListener((property, before, now) -> seen.add(fields.split())));

    fields.train().text().set("50");
    fields.test().text().set("35");

    assertTrue(seen.size() >= 2, "seen " + seen);
    for (Optional<Split> split : seen) {
      split.ifPresent(s -> assertEquals(1, s.train() + s.valid() + s.test(), 1e-9));
    }
    assertEquals(0.35, fields.split().orElseThrow().test(), 1e-9);
  }
}
