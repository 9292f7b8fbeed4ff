package org.gennas.runner.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests in the order in which they are served: what a person looks at before all else. */
final class WaitingLine {
  private final Map<String, Request<?>> newest = new LinkedHashMap<>();
  private final Deque<Request<?>> others = new ArrayDeque<>();

  /**
   * Puts a request before all that are not of a place.
   *
   * @return the older request of the place, which nobody serves any more
   */
  Optional<Request<?>> addNewest(String place, Request<?> request) {
    Optional<Request<?>> older = Optional.ofNullable(newest.remove(place));
    newest.put(place, request);
    return older;
  }

  void add(Request<?> request) {
    others.add(request);
  }

  /** The next request that somebody still waits for. */
  Optional<Request<?>> next() {
    for (Iterator<Request<?>> i = newest.values().iterator(); i.hasNext(); ) {
      Request<?> request = i.next();
      i.remove();
      if (!request.over()) {
        return Optional.of(request);
      }
    }
    while (!others.isEmpty()) {
      Request<?> request = others.remove();
      if (!request.over()) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /** Empties the line. */
  List<Request<?>> clear() {
    List<Request<?>> all = new ArrayList<>(newest.values());
    all.addAll(others);
    newest.clear();
    others.clear();
    return all;
  }
}
