package org.gennas.proposal.llm;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.study.StudyConfig;
import org.gennas.study.StudyFolder;

/** Makes a study's proposer, with or without a language model. */
public final class Proposers {
  /** The language model proposes. */
  public static final String LLM = "llm";

  /** The language model chooses from what the surrogate ranks. */
  public static final String HYBRID = "hybrid";

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
   * @throws IOException if its prompt can't be read or its conversations can't be written
   */
  public Proposer of(StudyConfig config, StudyFolder folder) throws IOException {
    return ProposerChoice.named(config.proposer()).proposer();
  }
}
