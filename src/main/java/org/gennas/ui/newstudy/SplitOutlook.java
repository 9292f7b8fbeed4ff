package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.Side;
import org.gennas.search.StudyPreparation;
import org.gennas.study.event.RareFinding;
import org.gennas.ui.task.LatestTask;

/**
 * What the split that a form asks for would come to, divided and counted in the background. Only
 * the answer for what was asked last counts.
 */
public final class SplitOutlook {
  /** What is known of the split. */
  public sealed interface State {
    /** Not all of it is chosen yet, or it is being counted. */
    record Unknown() implements State {}

    /**
     * @param rare what would be too rare to be judged
     * @param trainingImages on the training side, the unreadable ones among them
     */
    record Counted(List<RareFinding> rare, int trainingImages) implements State {
      public Counted {
        rare = List.copyOf(rare);
      }
    }

    /** The message comes from the split and names file, line and remedy. */
    record Impossible(String message) implements State {}
  }

  private record Asked(SplitRecipe recipe, Dataset dataset) {}

  private final LatestTask counting;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Unknown());
  private Optional<Asked> asked = Optional.empty();

  public SplitOutlook(Executor background, Executor ui) {
    counting = new LatestTask(background, ui);
  }

  /** Divides these, unless they were asked for last. */
  void ask(SplitRecipe recipe, Dataset dataset) {
    boolean known =
        asked.filter(a -> a.dataset() == dataset && a.recipe().equals(recipe)).isPresent();
    if (known) {
      return;
    }
    asked = Optional.of(new Asked(recipe, dataset));
    state.set(new State.Unknown());
    counting.run(
        turn -> count(recipe.apply(dataset), dataset),
        state::set,
        problem -> state.set(new State.Impossible(problem)));
  }

  private static State count(SplitTable table, Dataset dataset) {
    return new State.Counted(
        RareFinding.of(StudyPreparation.sides(table, dataset.layout().namesPatients())),
        table.images(Side.TRAIN));
  }

  /** There is nothing to divide yet. */
  void forget() {
    counting.cancel();
    asked = Optional.empty();
    state.set(new State.Unknown());
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
