package org.gennas.study.folder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.space.Architecture;

/**
 * Reads and writes the JSON files of a study. Unknown fields and newer formats are refused with
 * file and line, never guessed at. Architectures are written as their codes, times as ISO 8601 in
 * UTC.
 */
public final class StudyJson {
  /** More than the largest file of a study, people's notes on all its images. */
  private static final long MOST_BYTES = 64 << 20;

  private final JsonMapper mapper;

  public StudyJson() {
    this(new SimpleModule("texts", Version.unknownVersion()));
  }

  private StudyJson(SimpleModule texts) {
    SimpleModule codes = new SimpleModule("codes", Version.unknownVersion());
    codes.addSerializer(Architecture.class, new ToStringSerializer(Architecture.class));
    codes.addDeserializer(Architecture.class, new ArchitectureCode());
    mapper =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), codes, texts)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
  }

  /**
   * The same for reading with every text changed, such as one that must not be shown; codes,
   * numbers, times and names of fields stay as they are.
   */
  public StudyJson reading(UnaryOperator<String> change) {
    SimpleModule texts = new SimpleModule("texts", Version.unknownVersion());
    texts.addDeserializer(String.class, new ChangedText(change));
    return new StudyJson(texts);
  }

  private static final class ChangedText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<String> change;

    ChangedText(UnaryOperator<String> change) {
      super(String.class);
      this.change = change;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return change.apply(StringDeserializer.instance.deserialize(parser, context));
    }
  }

  /** One line without line breaks, for a .jsonl file. */
  public String line(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }

  /** Indented, for a file that people read. */
  public String pretty(Object value) {
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }

  /** Replaces {@code file} atomically. */
  public void write(Path file, Object value) throws IOException {
    AtomicFile.write(file, pretty(value).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a file that carries a {@code format} number.
   *
   * @param newest the newest format that this program knows
   * @throws FileProblem if it is missing, damaged, newer, or has a field that does not belong there
   */
  public <T> T read(Path file, Class<T> type, int newest) throws IOException {
    return readText(text(file), type, file, newest);
  }

  /**
   * Reads the text of a JSON file that lies within another, such as in a zip.
   *
   * @param file the outer file, for messages
   * @param newest the newest format that this program knows
   * @throws FileProblem as {@link #read(Path, Class, int)}
   */
  public <T> T readText(String text, Class<T> type, Path file, int newest) throws FileProblem {
    try {
      JsonNode tree = mapper.readTree(text);
      int format = tree.path("format").asInt(0);
      if (format < 1 || format > newest) {
        throw new FileProblem(
            format < 1 ? "No format number" : "Format " + format + " is newer than this program's",
            file,
            0,
            format < 1
                ? "Begin the file with \"format\": " + newest + "."
                : "Open it with a newer GenNAS Workbench; this one reads up to " + newest + ".");
      }
      Optional<UnknownField> unknown = UnknownField.in(tree, type);
      if (unknown.isPresent()) {
        throw unknown(unknown.get().name(), unknown.get().known(), file, unknown.get().line(text));
      }
      return mapper.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw problem(e, file, FieldLine.of(text, e).orElse(0));
    }
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileProblem("There is no such file", file, 0, "Check the path.");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new FileProblem(
          String.format(
              Locale.ROOT,
              "The file has %d bytes; up to %d are read",
              Files.size(file),
              MOST_BYTES),
          file,
          0,
          "Restore it: no file of a study grows to that size.");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /**
   * Reads one line of a .jsonl file.
   *
   * @param line its bytes, UTF-8
   * @param number 1-based, for the message
   */
  public <T> T read(ByteBuffer line, Class<T> type, Path file, int number) throws IOException {
    try {
      return mapper.readValue(
          line.array(), line.arrayOffset() + line.position(), line.remaining(), type);
    } catch (JsonProcessingException e) {
      throw problem(e, file, number);
    } catch (CharConversionException e) {
      // zeros that a loss of power left are taken for another encoding
      throw new FileProblem(
          "Not readable: " + e.getMessage(), file, number, "Correct the file or restore it.");
    }
  }

  /** As above, of a text. */
  public <T> T read(String line, Class<T> type, Path file, int number) throws FileProblem {
    try {
      return mapper.readValue(line, type);
    } catch (JsonProcessingException e) {
      throw problem(e, file, number);
    }
  }

  private static FileProblem problem(JsonProcessingException e, Path file, int number) {
    int line = number > 0 || e.getLocation() == null ? number : e.getLocation().getLineNr();
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds() == null
              ? ""
              : unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      return unknown(unknown.getPropertyName(), known, file, line);
    }
    return new FileProblem(
        "Not readable" + where(e) + ": " + e.getOriginalMessage(),
        file,
        line,
        "Correct the file or restore it.");
  }

  private static FileProblem unknown(String name, String known, Path file, int line) {
    return new FileProblem(
        "Unknown field \"" + name + "\"",
        file,
        line,
        "Remove it or correct its name; known here: " + known + ".");
  }

  /** The field to blame, such as {@code images.px}. */
  private static String where(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return mapping.getPath().stream()
          .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
          .collect(Collectors.joining(".", " at ", ""));
    }
    return "";
  }
}
