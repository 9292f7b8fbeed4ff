package org.gennas.cli.option;

import static org.gennas.cli.option.ModelServerOptions.check;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.app.NewStudyFolder;
import org.gennas.proposal.llm.Prompts;
import org.gennas.proposal.llm.Proposers;
import org.gennas.study.config.LanguageModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The language model of a study that has one propose: which, how it is asked, and its limits. */
public final class LanguageModelOptions {
  @Mixin private ModelServerOptions server;

  @Option(
      names = "--prompt",
      paramLabel = "NAME",
      description = "analyst (default), paper, reflective, or a file.")
  private String prompt;

  @Option(
      names = "--review",
      description = "Each proposal of the language model waits until a person approves it.")
  private boolean review;

  @Option(
      names = "--price-in",
      paramLabel = "USD",
      description = "Price of a million tokens sent, in US dollars.")
  private Double priceIn;

  @Option(
      names = "--price-out",
      paramLabel = "USD",
      description = "Price of a million tokens received, reasoning included, in US dollars.")
  private Double priceOut;

  @Option(
      names = "--spend-limit",
      paramLabel = "USD",
      description = "Spending limit of the study, in US dollars; needs the prices.")
  private Double spendLimit;

  @Option(
      names = "--token-limit",
      paramLabel = "N",
      description = "Token limit of the study, sent and received.")
  private Long tokenLimit;

  @Option(
      names = "--requests-per-minute",
      paramLabel = "N",
      description = "Limit of requests per minute.")
  private Integer requestsPerMinute;

  /**
   * The language model of a study with that proposer; empty where it asks none.
   *
   * @throws IllegalArgumentException if an option is missing, out of its range, or for nothing
   */
  public Optional<LanguageModel> forProposer(String proposer) {
    if (!Proposers.asksModel(proposer)) {
      check(
          !given(),
          "The proposer "
              + proposer
              + " does not use a language model; add --proposer llm or"
              + " hybrid.");
      return Optional.empty();
    }
    check(
        (priceIn == null) == (priceOut == null),
        "--price-in and --price-out must be given" + " together.");
    check(priceIn == null || (priceIn >= 0 && priceOut >= 0), "Prices must not be negative.");
    check(spendLimit == null || spendLimit > 0, "--spend-limit must be above 0.");
    check(
        spendLimit == null || priceIn != null,
        "--spend-limit needs the prices: --price-in and --price-out.");
    check(tokenLimit == null || tokenLimit > 0, "--token-limit must be above 0.");
    check(
        requestsPerMinute == null || requestsPerMinute >= 1,
        "--requests-per-minute must be at least 1.");
    LanguageModel model =
        server.model(
            prompt == null ? Prompts.SHIPPED.get(0) : prompt,
            review,
            Optional.ofNullable(priceIn).map(in -> new LanguageModel.Price(in, priceOut)),
            new LanguageModel.Limits(
                Optional.ofNullable(spendLimit),
                Optional.ofNullable(tokenLimit),
                Optional.ofNullable(requestsPerMinute),
                server.idleSeconds()));
    return Optional.of(NewStudyFolder.promptFrom(Path.of("").toAbsolutePath(), model));
  }

  private boolean given() {
    return server.given()
        || review
        || Stream.of(prompt, priceIn, priceOut, spendLimit, tokenLimit, requestsPerMinute)
            .anyMatch(Objects::nonNull);
  }
}
