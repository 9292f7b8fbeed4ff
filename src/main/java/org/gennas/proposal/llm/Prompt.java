package org.gennas.proposal.llm;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gennas.common.FileProblem;

/**
 * What a language model is told, as a file that people can read and change: Mustache text in
 * sections, each begun by a line such as {@code === propose}. docs/prompts.md tells the sections
 * and placeholders.
 */
public final class Prompt {
  private static final String MARK = "===";
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  /** The parts of a prompt. */
  enum Section {
    /** In which form answers are wanted. */
    ANSWER,
    /** Said first in every request; may be missing. */
    SYSTEM,
    /** Asks for lessons from the newest results; may be missing, then nothing is reflected on. */
    LESSONS,
    /** Asks for proposals. */
    PROPOSE,
    /** Asks again for what is missing. */
    REPAIR;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String text;
  private final Path file;
  private final AnswerForm form;
  private final Map<Section, Template> templates;

  private Prompt(String text, Path file, AnswerForm form, Map<Section, Template> templates) {
    this.text = text;
    this.file = file;
    this.form = form;
    this.templates = templates;
  }

  /**
   * Reads a prompt.
   *
   * @param file where the text stands, for messages
   * @throws FileProblem with file and line if a section is unknown, twice there or missing, or a
   *     placeholder is not closed
   */
  public static Prompt parse(String text, Path file) throws FileProblem {
    Map<Section, StringBuilder> bodies = new EnumMap<>(Section.class);
    StringBuilder ahead = new StringBuilder();
    StringBuilder body = ahead;
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.startsWith(MARK)) {
        Section section = section(line.substring(MARK.length()).strip(), file, number);
        body = new StringBuilder("\n".repeat(number));
        if (bodies.put(section, body) != null) {
          throw problem("Section " + section.key() + " appears twice", file, number);
        }
      } else {
        body.append(line).append('\n');
      }
    }
    Map<Section, Template> templates = new EnumMap<>(Section.class);
    for (Map.Entry<Section, StringBuilder> entry : bodies.entrySet()) {
      templates.put(entry.getKey(), compile(entry.getValue().toString(), file));
    }
    for (Section needed : new Section[] {Section.ANSWER, Section.PROPOSE, Section.REPAIR}) {
      if (!templates.containsKey(needed)) {
        throw problem("Section " + needed.key() + " is missing", file, 0);
      }
    }
    return new Prompt(text, file, form(templates.get(Section.ANSWER), file), templates);
  }

  private static Section section(String name, Path file, int line) throws FileProblem {
    return Arrays.stream(Section.values())
        .filter(s -> s.key().equals(name))
        .findFirst()
        .orElseThrow(() -> problem("There is no section \"" + name + "\"", file, line));
  }

  private static AnswerForm form(Template template, Path file) throws FileProblem {
    String name = template.execute(Map.of()).strip();
    return Arrays.stream(AnswerForm.values())
        .filter(f -> f.key().equals(name))
        .findFirst()
        .orElseThrow(
            () -> problem("Section answer has \"" + name + "\", not explained or ids", file, 0));
  }

  private static Template compile(String body, Path file) throws FileProblem {
    try {
      return Mustache.compiler()
          .withEscaper(Escapers.NONE)
          .emptyStringIsFalse(true)
          .strictSections(true)
          .compile(body);
    } catch (MustacheException e) {
      throw problem(e.getMessage(), file, line(e.getMessage()));
    }
  }

  /** The line that Mustache's message names; 0 where it names none. */
  private static int line(String message) {
    Matcher line = LINE.matcher(message);
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private static FileProblem problem(String what, Path file, int line) {
    return new FileProblem(
        "The prompt cannot be used: " + what,
        file,
        line,
        "Sections are "
            + Arrays.stream(Section.values()).map(Section::key).collect(Collectors.joining(", "))
            + "; docs/prompts.md explains what each is for and which placeholders there are.");
  }

  /** As it stands in the file. */
  public String text() {
    return text;
  }

  AnswerForm form() {
    return form;
  }

  boolean reflects() {
    return templates.containsKey(Section.LESSONS);
  }

  /**
   * A section with its placeholders filled; empty where the prompt lacks the section.
   *
   * @throws FileProblem if the text asks for a placeholder that there is not
   */
  Optional<String> fill(Section section, Map<String, Object> values) throws FileProblem {
    Template template = templates.get(section);
    if (template == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(template.execute(values).strip());
    } catch (MustacheException e) {
      throw problem(e.getMessage(), file, line(e.getMessage()));
    }
  }
}
