package org.gennas.study.event;

import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;

/**
 * What people told a proposer in the course of a study.
 *
 * @param note free text for the next prompts; the latest counts
 * @param vetoes in order
 * @param edits in order
 */
public record Guidance(Optional<String> note, List<Veto> vetoes, List<Edit> edits) {
  public Guidance {
    vetoes = ChunkedList.copyOf(vetoes);
    edits = ChunkedList.copyOf(edits);
  }

  /** Nothing was said. */
  public static Guidance none() {
    return new Guidance(Optional.empty(), List.of(), List.of());
  }

  Guidance with(Veto veto) {
    return new Guidance(note, ChunkedList.<Veto>copyOf(vetoes).plus(veto), edits);
  }

  Guidance with(Edit edit) {
    return new Guidance(note, vetoes, ChunkedList.<Edit>copyOf(edits).plus(edit));
  }

  /** A proposal that a person did not want trained. */
  public record Veto(Architecture architecture, String reason) {}

  /** A proposal that a person changed before it was trained. */
  public record Edit(Architecture from, Architecture to) {}
}
