package org.gennas.report;

import java.util.List;

/** Takes a model card piece by piece and writes it in one form. Confined to one thread. */
interface CardWriter {
  /** Above all else. */
  void title(String text);

  void heading(String text);

  void paragraph(String text);

  void bullets(List<String> texts);

  /**
   * @param titles of the columns; the first stands at the left, the others at the right
   */
  void table(List<String> titles, List<List<String>> rows);
}
