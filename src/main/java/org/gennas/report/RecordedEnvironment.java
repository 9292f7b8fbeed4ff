package org.gennas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On what a study was computed, as names and values for a list. */
final class RecordedEnvironment {
  private RecordedEnvironment() {}

  /** Empty where nothing was recorded. */
  static Map<String, String> rows(Path file, ExportRedactor discretion) {
    Map<String, String> rows = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      try {
        flatten("", discretion.of(new ObjectMapper().readTree(file.toFile())), rows);
      } catch (IOException e) {
        rows.put("environment.json", "cannot be read");
      }
    }
    rows.remove("format");
    return rows;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> rows) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + " · " + field.getKey(),
                      field.getValue(),
                      rows));
    } else if (node.isArray() && ofTexts(node)) {
      List<String> texts = new ArrayList<>();
      node.forEach(text -> texts.add(text.asText()));
      if (!texts.isEmpty()) {
        rows.put(name, String.join(", ", texts));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(name + " " + (i + 1), node.get(i), rows);
      }
    } else if (!node.isNull() && !node.isMissingNode()) {
      rows.put(name, node.asText());
    }
  }

  private static boolean ofTexts(JsonNode array) {
    for (JsonNode element : array) {
      if (!element.isTextual()) {
        return false;
      }
    }
    return true;
  }
}
