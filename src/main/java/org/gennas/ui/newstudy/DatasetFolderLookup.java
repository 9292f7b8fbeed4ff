package org.gennas.ui.newstudy;

import java.io.IOException;
import java.nio.file.Path;
import org.gennas.data.Dataset;
import org.gennas.data.DatasetFolder;
import org.gennas.data.DatasetSummary;
import org.gennas.data.ViewFilter;

/** Looks for the layouts that the room {@code data} reads. */
public final class DatasetFolderLookup implements DatasetLookup {
  @Override
  public FoundDataset find(Path folder) throws IOException {
    Dataset dataset = DatasetFolder.find(folder);
    DatasetSummary summary = dataset.summary();
    return new FoundDataset(
        dataset.name(),
        dataset.layout().title(),
        summary.images(),
        summary.patients(),
        summary.views().getOrDefault(ViewFilter.FRONTAL, 0),
        summary.views().getOrDefault(ViewFilter.LATERAL, 0),
        summary.labels().stream()
            .map(
                l ->
                    new FoundDataset.Finding(
                        l.finding(), l.positive(), l.negative(), l.uncertain(), l.blank()))
            .toList(),
        !summary.fileSides().isEmpty(),
        dataset.synthetic());
  }
}
