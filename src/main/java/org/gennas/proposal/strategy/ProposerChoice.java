package org.gennas.proposal.strategy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.gennas.proposal.Proposer;

/** The strategies by the names that study.json and the terminal use; the default first. */
public enum ProposerChoice {
  BLEND("blend"),
  SURROGATE("surrogate"),
  RANDOM("random"),
  EVOLUTION("evolution"),
  LOCAL_SEARCH("local-search"),
  GAUSSIAN_PROCESS("gaussian-process");

  private final String key;

  ProposerChoice(String key) {
    this.key = key;
  }

  /** As written in study.json. */
  public String key() {
    return key;
  }

  /** A new proposer of this kind. */
  public Proposer proposer() {
    return new StrategyProposer(
        switch (this) {
          case SURROGATE -> new SurrogateStrategy();
          case RANDOM -> new RandomStrategy();
          case EVOLUTION -> new EvolutionStrategy();
          case LOCAL_SEARCH -> new LocalSearchStrategy();
          case GAUSSIAN_PROCESS -> new GaussianProcessStrategy();
          case BLEND -> new BlendStrategy();
        });
  }

  /**
   * The strategy of that name.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public static ProposerChoice named(String key) {
    return Arrays.stream(values())
        .filter(choice -> choice.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no proposer \""
                        + key
                        + "\"; choose one of "
                        + Arrays.stream(values())
                            .map(ProposerChoice::key)
                            .collect(Collectors.joining(", "))));
  }
}
