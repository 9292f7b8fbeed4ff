package org.gennas.runner.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private final WaitingLine line = new WaitingLine();

  private static Request<?> request(String model) {
    return Request.reading(Path.of(model), new byte[1]);
  }

  private List<String> served() {
    List<String> models = new ArrayList<>();
    for (Optional<Request<?>> next = line.next(); next.isPresent(); next = line.next()) {
      models.add(next.get().model().toString());
    }
    return models;
  }

  @Test
  void whatAPersonLooksAtGoesFirst() {
    line.add(request("statistics 1"));
    line.addNewest("A", request("a"));
    line.add(request("statistics 2"));
    line.addNewest("B", request("b"));
    assertEquals(List.of("a", "b", "statistics 1", "statistics 2"), served());
  }

  @Test
  void onlyTheNewestOfAPlaceWaits() {
    Request<?> old = request("old");
    assertTrue(line.addNewest("A", old).isEmpty());
    line.addNewest("B", request("b"));
    assertEquals(Optional.of(old), line.addNewest("A", request("new")));
    assertEquals(List.of("b", "new"), served());
  }

  @Test
  void whatNobodyWaitsForIsLeftOut() {
    Request<?> first = request("1");
    Request<?> second = request("2");
    line.addNewest("A", first);
    line.add(second);
    line.add(request("3"));
    first.cancel();
    second.cancel();
    assertEquals(List.of("3"), served());
  }

  @Test
  void clearingTellsWhoWaited() {
    line.addNewest("A", request("a"));
    line.add(request("b"));
    assertEquals(2, line.clear().size());
    assertTrue(line.next().isEmpty());
  }
}
