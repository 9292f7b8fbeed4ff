package org.gennas.ui.newstudy;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.FindingPolicy;
import org.gennas.study.FindingPolicy.Meaning;

/** A finding that the dataset has, and whether and how the study is to learn it. */
public final class FindingChoice {
  private final FoundDataset.Finding finding;
  private final BooleanProperty chosen = new SimpleBooleanProperty();
  private final ObjectProperty<Meaning> uncertain = new SimpleObjectProperty<>(Meaning.IGNORE);
  private final ObjectProperty<Meaning> blank = new SimpleObjectProperty<>(Meaning.ZEROS);

  FindingChoice(FoundDataset.Finding finding, boolean chosen) {
    this.finding = finding;
    this.chosen.set(chosen);
  }

  public FoundDataset.Finding finding() {
    return finding;
  }

  public BooleanProperty chosen() {
    return chosen;
  }

  public ObjectProperty<Meaning> uncertain() {
    return uncertain;
  }

  public ObjectProperty<Meaning> blank() {
    return blank;
  }

  FindingPolicy policy() {
    return new FindingPolicy(finding.name(), uncertain.get(), blank.get());
  }
}
