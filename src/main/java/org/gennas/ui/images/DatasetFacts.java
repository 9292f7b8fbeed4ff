package org.gennas.ui.images;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetSummary;
import org.gennas.data.tables.Demographics;
import org.gennas.data.tables.ImageSource;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.ImagesConfig;

/**
 * A dataset counted in every way that the screen shows.
 *
 * @param fingerprint of the list of images
 * @param tables rows of each table, in the order of the tables
 * @param views one summary a view filter
 * @param storedSide the size of the stored pictures, px, where all have the same
 */
record DatasetFacts(
    Dataset dataset,
    String fingerprint,
    Map<String, Integer> tables,
    Map<ViewFilter, DatasetSummary> views,
    Demographics people,
    OptionalInt storedSide) {
  DatasetFacts {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    views = Map.copyOf(views);
  }

  /** Counts; takes a while for a large dataset. */
  static DatasetFacts of(Dataset dataset) throws IOException {
    Map<ViewFilter, DatasetSummary> views = new EnumMap<>(ViewFilter.class);
    for (ViewFilter view : ViewFilter.values()) {
      views.put(view, dataset.summary(view));
    }
    Map<String, Integer> tables = new LinkedHashMap<>();
    dataset.images().forEach(image -> tables.merge(image.table(), 1, Integer::sum));
    OptionalInt side;
    try (ImageSource source = dataset.openImages()) {
      side = source.side();
    }
    return new DatasetFacts(
        dataset, dataset.fingerprint(), tables, views, Demographics.of(dataset), side);
  }

  /** Of all images. */
  DatasetSummary all() {
    return views.get(ViewFilter.ALL);
  }

  /** Of the images that a view lets through. */
  DatasetSummary of(ImagesConfig.View view) {
    return views.get(ViewFilter.valueOf(view.name()));
  }
}
