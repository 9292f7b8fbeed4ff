package org.gennas.cli.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.cli.option.ModelServerOptions;
import org.gennas.cli.text.TextTable;
import org.gennas.proposal.llm.ChatListener;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.proposal.llm.LanguageModelCheck;
import org.gennas.proposal.llm.Provider;
import org.gennas.study.config.LanguageModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a language model one small question and says what works. */
@Command(
    name = "check",
    description = "Ask a language model one small question and say what works and what does not.",
    footer = {
      "",
      "Examples:",
      "  gennas llm check --provider ollama --model qwen3:8b",
      "  gennas llm check --provider compatible --model m --address localhost:8080",
      "Keys come from OPENAI_API_KEY, AZURE_OPENAI_API_KEY, ANTHROPIC_API_KEY,",
      "GEMINI_API_KEY or, where a compatible server wants one, GENNAS_LLM_API_KEY.",
      "They are never stored."
    })
final class LlmCheckCommand extends TerminalCommand {
  @Mixin private ModelServerOptions options;

  LlmCheckCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    LanguageModel model = model();
    new ModelKey(context()).require(Provider.named(model.provider()));
    terminal().say("Asking " + model.label());
    return new Findings(
        model,
        LanguageModelCheck.of(
            new LangChainServers(context().keys()).withoutPatience(),
            model,
            ChatListener.silent()));
  }

  private LanguageModel model() {
    try {
      return options.model(
          "paper",
          false,
          Optional.empty(),
          new LanguageModel.Limits(
              Optional.empty(), Optional.empty(), Optional.empty(), options.idleSeconds()));
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  private record Findings(LanguageModel model, LanguageModelCheck check) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("usable", check.usable());
      fields.put("provider", model.provider());
      fields.put("model", model.model());
      List<Map<String, Object>> steps = new ArrayList<>();
      for (LanguageModelCheck.Step step : check.steps()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("subject", written(step.subject()));
        one.put("outcome", written(step.outcome()));
        one.put("detail", step.words());
        steps.add(one);
      }
      fields.put("steps", steps);
      check
          .times()
          .ifPresent(
              times -> {
                fields.put("firstPieceSeconds", seconds(times.firstPiece()));
                fields.put("answerSeconds", seconds(times.whole()));
              });
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      TextTable table =
          new TextTable(
              TextTable.Column.text(""), TextTable.Column.text(""), TextTable.Column.text(""));
      for (LanguageModelCheck.Step step : check.steps()) {
        table.row(written(step.outcome()), step.subject().title(), step.words());
      }
      check.times().ifPresent(times -> table.row("", "Time", words(times)));
      table.lines().stream().skip(1).forEach(out::println);
    }

    private static String words(LanguageModelCheck.Times times) {
      return String.format(
          Locale.ROOT,
          "%.2f s to the first piece, %.2f s in total%s",
          seconds(times.firstPiece()),
          seconds(times.whole()),
          times
              .usage()
              .map(usage -> ", " + usage.input() + " tokens in and " + usage.output() + " out")
              .orElse(""));
    }

    private static double seconds(Duration time) {
      return time.toMillis() / 1000.0;
    }

    private static String written(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public int status() {
      return check.usable() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }
}
