package org.gennas.ui.search;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.gennas.ui.study.StudySnapshot;

/**
 * A proposal's row while its iteration runs. It stays the same node as long as it says the same but
 * for the epoch: a training tells one after the other.
 */
final class LiveRow {
  private final SearchContext context;
  private final ProposalGroup.Row row;
  private final boolean retriable;
  private final Node node;

  private LiveRow(SearchContext context, ProposalGroup.Row row, Node node) {
    this.context = context;
    this.row = row;
    this.retriable = retriable(row);
    this.node = node;
  }

  static LiveRow of(
      SearchContext context, StudySnapshot moment, ProposalGroup.Row row, boolean narrow) {
    return new LiveRow(context, row, ProposalRows.live(context, moment.space(), row, narrow));
  }

  private boolean retriable(ProposalGroup.Row of) {
    return of.trial().filter(context.model()::canRetry).isPresent();
  }

  /** Whether this row says all of it but for the epoch. */
  boolean tells(ProposalGroup.Row other) {
    return row.epoch().isPresent() == other.epoch().isPresent()
        && retriable == retriable(other)
        && row.withEpoch(Optional.empty()).equals(other.withEpoch(Optional.empty()));
  }

  /** Tells the epoch. */
  void show(ProposalGroup.Row now) {
    if (now.epoch().isPresent() && node.lookup(".gn-badge") instanceof Label badge) {
      String device = now.trial().flatMap(t -> t.device()).map(context::device).orElse("");
      badge.setText(context.text("search.row.running", device, now.epoch().get()));
    }
  }

  Node node() {
    return node;
  }
}
