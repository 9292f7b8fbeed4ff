package org.gennas.proposal.strategy;

import org.gennas.proposal.ProposalListener;
import org.gennas.space.Architecture;

/** Hands a rationale on a word at a time, as every proposer does. */
final class Rationale {
  private Rationale() {}

  static void tell(ProposalListener listener, int index, Architecture architecture, String text) {
    listener.architecture(index, architecture);
    int from = 0;
    while (from < text.length()) {
      int space = text.indexOf(' ', from);
      int to = space < 0 ? text.length() : space + 1;
      listener.rationale(index, text.substring(from, to));
      from = to;
    }
  }
}
