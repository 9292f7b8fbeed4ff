package org.gennas.ui.form;

import java.nio.file.Path;
import java.util.List;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;

/**
 * Images that were chosen elsewhere, for a new study's form.
 *
 * @param folder the dataset's folder or packed file
 * @param findings those to learn, at least one
 * @param px side to which images are resized
 */
public record ChosenImages(
    Path folder,
    FoundDataset dataset,
    List<FindingPolicy> findings,
    ImagesConfig.View view,
    int px,
    ImagesConfig.Split split) {
  public ChosenImages {
    findings = List.copyOf(findings);
  }
}
