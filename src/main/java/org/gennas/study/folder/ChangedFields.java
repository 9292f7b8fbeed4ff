package org.gennas.study.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two values of one kind, field by field of their JSON. */
public final class ChangedFields {
  private static final int MOST_TEXT = 80;

  private final List<String> changes = new ArrayList<>();

  private ChangedFields() {}

  /**
   * A text a field, such as "training.epochs: 10 -> 12"; empty where nothing differs.
   *
   * @param was the value before
   * @param is the value now
   */
  public static List<String> between(Object was, Object is, StudyJson json) {
    ChangedFields fields = new ChangedFields();
    fields.compare("", tree(was, json), tree(is, json));
    return List.copyOf(fields.changes);
  }

  private static JsonNode tree(Object value, StudyJson json) {
    try {
      return new JsonMapper().readTree(json.line(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was just written as JSON can be read", e);
    }
  }

  private void compare(String path, JsonNode was, JsonNode is) {
    if (was.equals(is)) {
      return;
    }
    if (was.isObject() && is.isObject()) {
      Set<String> names = new TreeSet<>();
      for (Iterator<String> all = was.fieldNames(); all.hasNext(); ) {
        names.add(all.next());
      }
      for (Iterator<String> all = is.fieldNames(); all.hasNext(); ) {
        names.add(all.next());
      }
      for (String name : names) {
        compare(path.isEmpty() ? name : path + "." + name, was.path(name), is.path(name));
      }
    } else if (was.isArray() && is.isArray() && was.size() == is.size()) {
      for (int i = 0; i < was.size(); i++) {
        compare(path + "[" + i + "]", was.get(i), is.get(i));
      }
    } else {
      changes.add(path + ": " + brief(was) + " -> " + brief(is));
    }
  }

  private static String brief(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "nothing";
    }
    String text = value.toString();
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "..." : text;
  }
}
