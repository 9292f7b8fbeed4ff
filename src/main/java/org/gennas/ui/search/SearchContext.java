package org.gennas.ui.search;

import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Palette;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.event.TrialId;
import org.gennas.ui.text.Messages;

/**
 * What all parts of the Search screen share.
 *
 * @param palette colours of the charts
 * @param zone for times of day
 * @param openLog shows the log of a trial's worker
 * @param openTrial shows a trial on the Candidates screen
 * @param openReport shows the report of the ended study
 * @param graceSeconds for which stopping a training can be undone
 * @param keys of language models' providers
 */
public record SearchContext(
    SearchModel model,
    Messages messages,
    ObservableValue<Palette> palette,
    ZoneId zone,
    Consumer<TrialId> openLog,
    Consumer<TrialId> openTrial,
    Runnable openReport,
    int graceSeconds,
    ApiKeys keys) {

  String text(String key) {
    return messages.get(key);
  }

  String text(String key, Object... arguments) {
    return messages.format(key, arguments);
  }

  /** A device as people call it, such as "GPU 0". */
  String device(String id) {
    String[] parts = id.split(":", 2);
    boolean known = parts.length == 2 && (parts[0].equals("cuda") || parts[0].equals("cpu"));
    return known ? text("search.device." + parts[0], parts[1]) : id;
  }
}
