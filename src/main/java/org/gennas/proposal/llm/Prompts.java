package org.gennas.proposal.llm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyFolder;

/** Where prompts are found: those that ship, a person's own file, the one that a study recorded. */
public final class Prompts {
  /** Names of those that ship, the default first. */
  public static final List<String> SHIPPED = List.of("analyst", "paper", "reflective");

  private static final String RECORDED = "prompt.md";

  private Prompts() {}

  /**
   * The prompt of that name or file.
   *
   * @throws FileProblem if there is no such file or it can't be used
   */
  public static Prompt named(String name) throws IOException {
    if (SHIPPED.contains(name)) {
      try (InputStream stream = Prompts.class.getResourceAsStream("prompts/" + name + ".md")) {
        String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        return Prompt.parse(text, Path.of("prompts", name + ".md"));
      }
    }
    return read(Path.of(name));
  }

  private static Prompt read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileProblem(
          "There is no such prompt",
          file,
          0,
          "Name one of " + String.join(", ", SHIPPED) + ", or the path of a file of your own.");
    }
    try {
      return Prompt.parse(Files.readString(file), file);
    } catch (CharacterCodingException e) {
      throw new FileProblem("The prompt is not UTF-8 text", file, 0, "Save it as UTF-8.");
    }
  }

  /**
   * The text that this study began with: read once, kept in the study, and used to its end, so that
   * an edit of the original changes no study that has begun.
   */
  static Prompt ofStudy(String name, StudyFolder folder) throws IOException {
    Path recorded = folder.conversationsFolder().resolve(RECORDED);
    if (Files.exists(recorded)) {
      return read(recorded);
    }
    Prompt prompt = named(name);
    Files.createDirectories(folder.conversationsFolder());
    AtomicFile.write(recorded, prompt.text().getBytes(StandardCharsets.UTF_8));
    return prompt;
  }

  /** Lets a study begin with the text that another one recorded. */
  static void copy(StudyFolder from, StudyFolder to) throws IOException {
    Path recorded = from.conversationsFolder().resolve(RECORDED);
    if (Files.exists(recorded)) {
      Files.createDirectories(to.conversationsFolder());
      AtomicFile.write(to.conversationsFolder().resolve(RECORDED), Files.readAllBytes(recorded));
    }
  }
}
