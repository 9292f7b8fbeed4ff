package org.gennas.cli.command;

import java.util.Optional;
import org.gennas.proposal.llm.ApiKey;
import org.gennas.proposal.llm.ChatProblem;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.llm.Provider;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.StudyConfig;

/** Sees to it that a key is known before a language model is asked; a person may type it in. */
final class ModelKey {
  private final CommandContext context;

  ModelKey(CommandContext context) {
    this.context = context;
  }

  /**
   * For a study whose proposer asks a language model.
   *
   * @throws ChatProblem if a key is needed and nobody gives one
   */
  void require(StudyConfig config) throws ChatProblem {
    Optional<LanguageModel> model = config.languageModel();
    if (Proposers.asksModel(config.proposer()) && model.isPresent()) {
      require(Provider.named(model.get().provider()));
    }
  }

  /**
   * @throws ChatProblem if a key is needed and nobody gives one
   */
  void require(Provider provider) throws ChatProblem {
    if (!provider.needsKey() || context.keys().key(provider).isPresent()) {
      return;
    }
    String variable = provider.keyVariable().orElseThrow();
    String typed =
        context
            .terminal()
            .secret("Key for " + provider.title() + " (kept for this run only): ")
            .orElseThrow(
                () ->
                    new ChatProblem(
                        ChatProblem.Kind.KEY_REFUSED,
                        provider.title()
                            + " needs a key. Set the environment variable "
                            + variable
                            + "."));
    context.keys().give(provider, new ApiKey(typed));
  }
}
