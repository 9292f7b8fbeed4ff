package org.gennas.proposal.llm;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.common.FileProblem;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/** Makes a study's proposer, with or without a language model. */
public final class Proposers {
  /** The language model proposes. */
  public static final String LLM = "llm";

  /** The language model chooses from what the surrogate ranks. */
  public static final String HYBRID = "hybrid";

  /** Networks on the hybrid's short-list for each proposal wanted. */
  private static final int SHORTLIST = 6;

  private final ChatServers servers;
  private final InstantSource clock;

  public Proposers(ChatServers servers, InstantSource clock) {
    this.servers = servers;
    this.clock = clock;
  }

  /** Names of all proposers as study.json and the terminal have them, the default first. */
  public static List<String> names() {
    return Stream.concat(
            Stream.of(ProposerChoice.values()).map(ProposerChoice::key), Stream.of(LLM, HYBRID))
        .toList();
  }

  /** Whether that proposer asks a language model. */
  public static boolean asksModel(String name) {
    return name.equals(LLM) || name.equals(HYBRID);
  }

  /**
   * The proposer of a study.
   *
   * @param folder where conversations are kept
   * @throws IOException if its prompt can't be read, its conversations can't be written, or the
   *     model's provider needs a key or an address that is not known
   */
  public Proposer of(StudyConfig config, StudyFolder folder) throws IOException {
    if (!asksModel(config.proposer())) {
      return ProposerChoice.named(config.proposer()).proposer();
    }
    LanguageModel model =
        config
            .languageModel()
            .orElseThrow(
                () ->
                    new FileProblem(
                        "The proposer \"" + config.proposer() + "\" needs a language model",
                        folder.configFile(),
                        0,
                        "Name provider and model under \"languageModel\", or choose the proposer"
                            + " \"surrogate\"."));
    Prompt prompt = Prompts.ofStudy(model.prompt(), folder);
    SearchSpace space = NamedSpace.of(config.space(), folder.configFile());
    PromptDryRun.of(prompt, space);
    Conversations conversations = Conversations.open(folder.conversationsFolder(), new StudyJson());
    return new LanguageModelProposer(
        model,
        prompt,
        BuiltNetworks.of(space, config.images().px(), config.images().findings().size()),
        config.images().findings().stream().map(FindingPolicy::finding).toList(),
        new ChatSession(model, servers.open(model), conversations, clock),
        config.proposer().equals(HYBRID) ? SHORTLIST : 0);
  }
}
