package org.gennas.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gennas.engine.Classifier;
import org.gennas.engine.LayerChoice;

/** The models asked about last, ready to compute. Confined to one thread. */
final class LoadedModels implements AutoCloseable {
  private final int most;
  private final LayerChoice layers;

  /** From the one not used for longest. */
  private final Map<Path, Loaded> models = new LinkedHashMap<>(16, 0.75f, true);

  /** A model, and what tells that its file is still the same. */
  private record Loaded(Classifier classifier, long modified, long size) {}

  /**
   * @param most that are kept, at least 1
   */
  LoadedModels(int most, LayerChoice layers) {
    this.most = most;
    this.layers = layers;
  }

  /**
   * The model of a file, loaded unless it is there and the file has not changed.
   *
   * @throws IOException if the file is missing, damaged or newer than this program
   */
  Classifier get(Path file) throws IOException {
    long modified = Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
    long size = Files.exists(file) ? Files.size(file) : -1;
    Loaded known = models.get(file);
    if (known != null && known.modified() == modified && known.size() == size) {
      return known.classifier();
    }
    if (known != null) {
      models.remove(file);
      known.classifier().close();
    }
    Classifier classifier = Classifier.load(file, layers);
    models.put(file, new Loaded(classifier, modified, size));
    if (models.size() > most) {
      Path oldest = models.keySet().iterator().next();
      models.remove(oldest).classifier().close();
    }
    return classifier;
  }

  @Override
  public void close() {
    models.values().forEach(loaded -> loaded.classifier().close());
    models.clear();
  }
}
