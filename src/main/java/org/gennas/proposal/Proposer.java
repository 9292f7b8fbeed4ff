package org.gennas.proposal;

import java.io.Closeable;
import java.util.List;
import org.gennas.study.event.Proposal;

/** Says which architectures to train next. Called from one thread at a time. */
public interface Proposer extends Closeable {
  /** As shown to people, such as "Surrogate". */
  String name();

  /**
   * Proposes up to {@code request.count()} architectures: distinct networks, none of them known to
   * the request, all within its limits. Fewer, or none, only where no more are left.
   *
   * @param listener told pieces of rationale as they come
   * @throws InterruptedException when cancelled
   */
  List<Proposal> propose(ProposalRequest request, ProposalListener listener)
      throws InterruptedException;

  /**
   * Asks nobody any more for the proposals that are being made, and makes do without; does nothing
   * where nobody is asked. Safe from any thread.
   */
  default void callOff() {}

  @Override
  default void close() {}
}
