package org.gennas.study.folder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.gennas.space.Architecture;

/** Reads an architecture from its code. */
final class ArchitectureCode extends StdDeserializer<Architecture> {
  private static final long serialVersionUID = 1L;

  ArchitectureCode() {
    super(Architecture.class);
  }

  @Override
  public Architecture deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String code = parser.getValueAsString("");
    try {
      return new Architecture(code);
    } catch (IllegalArgumentException e) {
      return (Architecture)
          context.handleWeirdStringValue(Architecture.class, code, "%s", e.getMessage());
    }
  }
}
