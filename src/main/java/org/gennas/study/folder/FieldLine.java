package org.gennas.study.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the line on which a field stands. Jackson reads a record whole before it looks at what does
 * not belong there, and then names the record's last line.
 */
final class FieldLine {
  private FieldLine() {}

  /**
   * The line of the field that a problem names.
   *
   * @return 1-based; empty where it names none or the text has no such field
   */
  static OptionalInt of(String text, JsonProcessingException problem) {
    return problem instanceof JsonMappingException mapping
        ? of(text, mapping.getPath())
        : OptionalInt.empty();
  }

  private static OptionalInt of(String text, List<Reference> path) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      int line = 0;
      for (Reference step : path) {
        boolean found =
            step.getFieldName() == null
                ? toElement(parser, step.getIndex())
                : toField(parser, step.getFieldName());
        if (!found) {
          return OptionalInt.empty();
        }
        line = parser.currentTokenLocation().getLineNr();
        if (step.getFieldName() != null) {
          parser.nextToken();
        }
      }
      return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static boolean toField(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals(name)) {
        return true;
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return false;
  }

  private static boolean toElement(JsonParser parser, int index) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
