package org.gennas.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.gennas.app.HomeFolder;
import org.gennas.cli.text.Terminal;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.folder.StudyJson;

/**
 * A command that has run in this process.
 *
 * @param status its exit status
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
public record CommandRun(int status, String out, String err) {
  public static CommandRun of(Path home, String... arguments) {
    return of(home, Map.of(), arguments);
  }

  /**
   * @param environment of the command, and of nothing that it starts
   */
  public static CommandRun of(Path home, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    CommandContext context =
        new CommandContext(
            terminal,
            new HomeFolder(home),
            environment,
            Clock.systemUTC(),
            new StudyJson(),
            new ApiKeys(environment));
    int status = GennasCommand.execute(context, arguments);
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Standard output as one JSON object with nothing after it. */
  public JsonNode json() throws IOException {
    JsonFactory factory = new JsonFactory(new ObjectMapper());
    try (JsonParser parser = factory.createParser(out)) {
      JsonNode tree = parser.readValueAsTree();
      if (tree == null || !tree.isObject()) {
        throw new IOException("Not an object: " + out);
      }
      JsonToken after = parser.nextToken();
      if (after != null) {
        throw new IOException("More than one value: " + out);
      }
      return tree;
    }
  }
}
