package org.gennas.arena;

import java.io.IOException;
import org.gennas.proposal.Proposer;
import org.gennas.study.config.StudyConfig;

/** Somebody who takes part in an arena. */
public interface Player {
  /** The name in tables and plots, such as "surrogate"; each once in an arena. */
  String name();

  /** At most so many searches are played; a language model costs time and money. */
  int seeds();

  /**
   * Whether one proposer can play several searches, one after another: those that remember nothing.
   */
  boolean forgets();

  /**
   * Makes a proposer for a search.
   *
   * @param search what is asked of it
   * @throws IOException if it can't be made; the message says why
   */
  Proposer proposer(StudyConfig search) throws IOException;
}
