package org.gennas.ui.form;

import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.FindingPolicy.Meaning;

/** A finding that the dataset has, and whether and how the study is to learn it. */
public final class FindingChoice {
  private static final Set<String> USUAL =
      Set.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");

  private final FoundDataset.Finding finding;
  private final BooleanProperty chosen = new SimpleBooleanProperty();
  private final ObjectProperty<Meaning> uncertain = new SimpleObjectProperty<>(Meaning.IGNORE);
  private final ObjectProperty<Meaning> blank = new SimpleObjectProperty<>(Meaning.ZEROS);

  /** A finding with the usual policy: uncertain ignored, blank negative. */
  public FindingChoice(FoundDataset.Finding finding, boolean chosen) {
    this.finding = finding;
    this.chosen.set(chosen);
  }

  /**
   * All findings of a dataset: those of CheXpert's competition (Irvin et al. 2019) are chosen, or
   * all that occur where it has none of them.
   */
  public static List<FindingChoice> of(FoundDataset dataset) {
    boolean usual = dataset.findings().stream().anyMatch(f -> USUAL.contains(f.name()));
    return dataset.findings().stream()
        .map(f -> new FindingChoice(f, usual ? USUAL.contains(f.name()) : f.positive() > 0))
        .toList();
  }

  /** Takes over what was chosen elsewhere. */
  public void take(List<FindingPolicy> policies) {
    chosen.set(false);
    for (FindingPolicy policy : policies) {
      if (policy.finding().equals(finding.name())) {
        chosen.set(true);
        uncertain.set(policy.uncertain());
        blank.set(policy.blank());
      }
    }
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

  /** The policy that the choices make. */
  public FindingPolicy policy() {
    return new FindingPolicy(finding.name(), uncertain.get(), blank.get());
  }
}
