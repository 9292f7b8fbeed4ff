package org.gennas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a study's folder may say and an export may not: who the patients are, where on a person's
 * machine things lie, and anything that looks like a key. All that leaves the program passes here
 * once, when it is read, so that no writer has to remember.
 */
final class ExportRedactor {
  /**
   * Of an absolute path only the last name is kept, of Unix and of Windows; not of web addresses.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<=^|[\\s\"'(\\[=,;])(?:file:(?://)?)?"
              + "(?:/(?:[^\\s/\"'<>|:;,()]+/)*|[A-Za-z]:\\\\(?:[^\\\\\"'<>|:;,\\n]+\\\\)*)"
              + "([^\\s/\\\\\"'<>|:;,()]+)");

  private static final Pattern IMAGE =
      Pattern.compile(
          "(?i)[\\w.-]+(?:[/\\\\][\\w.-]+)*\\.(?:jpe?g|png|dcm|dicom|tiff?|bmp)(?![\\w])");

  private static final Pattern PATIENT =
      Pattern.compile("(?i)\\bpatient(?:[ _-]?id)?\\s?[:#=]?\\s?\\d+\\b");

  private static final Pattern KEY =
      Pattern.compile(
          "\\b(?:sk|pk|ghp|gho|hf|xox[abp]|AIza|AKIA)[-_]?[A-Za-z0-9_-]{16,}"
              + "|(?i:\\bbearer\\s+)[A-Za-z0-9._~+/=-]{8,}"
              + "|(?i:\\b(?:api[-_ ]?key|token|secret|password)\\s*[=:]\\s*)[A-Za-z0-9._~+/=-]{8,}");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]");

  /** Names of findings, methods and proposers come again and again; few texts else do. */
  private static final int MOST_KEPT = 4_000;

  private static final int LONGEST_KEPT = 200;

  private final Map<String, String> masks = new HashMap<>();
  private final List<String> places;
  private final Set<String> patients;
  private final ObjectMapper trees = new ObjectMapper();

  /**
   * @param places folders that may be named in a text, with spaces and all; only their last names
   *     are kept
   * @param patients as the split table names them; those that are mere numbers are looked for only
   *     where the text says that a patient is meant, since a number may count anything
   */
  ExportRedactor(List<Path> places, Set<String> patients) {
    this.places =
        places.stream()
            .map(place -> place.toAbsolutePath().normalize().toString())
            .filter(place -> place.length() > 1)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.patients = patients;
  }

  /** The text without what must stay in the study's folder. */
  String of(String text) {
    if (text.length() < 2) {
      return text;
    }
    if (text.length() > LONGEST_KEPT) {
      return masked(text);
    }
    String known = masks.get(text);
    if (known == null) {
      known = masked(text);
      if (masks.size() < MOST_KEPT) {
        masks.put(text, known);
      }
    }
    return known;
  }

  private String masked(String text) {
    String said = KEY.matcher(text).replaceAll("[key]");
    for (String place : places) {
      said = said.replace(place, "…" + place.substring(lastSeparator(place)));
    }
    said = PATH.matcher(said).replaceAll(ExportRedactor::lastName);
    said = IMAGE.matcher(said).replaceAll("[image]");
    said = PATIENT.matcher(said).replaceAll("[patient]");
    return patients.isEmpty() ? said : WORD.matcher(said).replaceAll(this::unlessPatient);
  }

  private static int lastSeparator(String place) {
    return Math.max(0, Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')));
  }

  private static String lastName(MatchResult path) {
    return Matcher.quoteReplacement("…/" + path.group(1));
  }

  private String unlessPatient(MatchResult word) {
    String text = word.group();
    boolean known = !text.chars().allMatch(Character::isDigit) && patients.contains(text);
    return known ? "[patient]" : Matcher.quoteReplacement(text);
  }

  /** A tree like {@code node} with every text in it masked. */
  JsonNode of(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(of(node.textValue()));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = trees.createArrayNode();
      array.forEach(element -> copy.add(of(element)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = trees.createObjectNode();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        copy.set(field.getKey(), of(field.getValue()));
      }
      return copy;
    }
    return node;
  }
}
