package org.gennas.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A field that a record does not have. Looked for before reading, so that a misspelt name is named
 * as such and not as a field that is missing.
 *
 * @param name as written
 * @param known names that would do there
 */
record UnknownField(String name, String known) {
  /** The first unknown field of {@code tree} and what lies below it. */
  static Optional<UnknownField> in(JsonNode tree, Type type) {
    if (type instanceof ParameterizedType container && tree.isArray()) {
      return firstOf(tree.elements(), container);
    } else if (type instanceof ParameterizedType container
        && container.getRawType() == Optional.class) {
      return in(tree, container.getActualTypeArguments()[0]);
    } else if (type instanceof Class<?> c && c.isRecord() && tree.isObject()) {
      return inRecord(tree, c);
    }
    return Optional.empty();
  }

  private static Optional<UnknownField> firstOf(
      Iterator<JsonNode> elements, ParameterizedType list) {
    Optional<UnknownField> found = Optional.empty();
    while (elements.hasNext() && found.isEmpty()) {
      found = in(elements.next(), list.getActualTypeArguments()[0]);
    }
    return found;
  }

  private static Optional<UnknownField> inRecord(JsonNode tree, Class<?> record) {
    Map<String, Type> known =
        Arrays.stream(record.getRecordComponents())
            .collect(
                Collectors.toMap(
                    RecordComponent::getName,
                    RecordComponent::getGenericType,
                    (a, b) -> a,
                    TreeMap::new));
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      Type type = known.get(field.getKey());
      Optional<UnknownField> found =
          type == null
              ? Optional.of(new UnknownField(field.getKey(), String.join(", ", known.keySet())))
              : in(field.getValue(), type);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The line of {@code text} that holds the field, 1-based; 0 where it is not found. */
  int line(String text) {
    int at = text.indexOf('"' + name + '"');
    return at < 0 ? 0 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
