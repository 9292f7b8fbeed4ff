package org.gennas.ui.search;

import org.gennas.space.Architecture;

/**
 * What a person is about to do with an offered proposal.
 *
 * @param offered the proposal's architecture
 */
record Decision(Architecture offered, Kind kind) {
  /** The two that need another word. */
  enum Kind {
    /** The blocks are being changed in the editor. */
    EDIT,
    /** A reason is being written. */
    VETO
  }
}
