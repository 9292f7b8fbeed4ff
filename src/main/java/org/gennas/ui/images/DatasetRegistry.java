package org.gennas.ui.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.data.prepared.PreparedStore;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The datasets that are known here: those imported (datasets.json), those of recent studies, the
 * sample, and what is prepared of each. Reads and writes files: for background threads, one call at
 * a time.
 */
public final class DatasetRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetRegistry.class);
  private static final int FORMAT = 1;
  private static final int MOST = 30;

  private final Path memory;
  private final Path prepared;
  private final StudyJson json;

  /**
   * What is on the shelf.
   *
   * @param others prepared images of datasets that are not known any more
   */
  public record Contents(List<KnownDataset> datasets, List<PreparedStore> others) {
    public Contents {
      datasets = List.copyOf(datasets);
      others = List.copyOf(others);
    }
  }

  /**
   * The file.
   *
   * @param format {@value DatasetRegistry#FORMAT} now
   * @param imported absolute folders and packed files, latest first
   */
  public record Memory(int format, List<String> imported) {
    public Memory {
      imported = List.copyOf(imported);
    }
  }

  /**
   * @param memory the file that remembers what was imported; losing it harms nothing
   * @param prepared holds folders of prepared images
   */
  public DatasetRegistry(Path memory, Path prepared, StudyJson json) {
    this.memory = memory;
    this.prepared = prepared;
    this.json = json;
  }

  /** Folder in which a dataset's images are prepared. */
  Path prepared(String name) {
    return prepared.resolve(name);
  }

  /** The largest prepared images of a list of images, by its fingerprint. */
  Optional<Path> preparedOf(String fingerprint) {
    return PreparedStore.in(prepared).stream()
        .filter(s -> s.fingerprint().equals(fingerprint) && s.done() > 0)
        .max(Comparator.comparing(PreparedStore::px))
        .map(PreparedStore::folder);
  }

  /**
   * Everything, imported first.
   *
   * @param studies folders of recent studies
   * @param sample the study that comes with the program
   */
  synchronized Contents look(List<Path> studies, Optional<StudyConfig> sample) {
    Map<Path, KnownDataset.Origin> known = new LinkedHashMap<>();
    imported().forEach(path -> known.putIfAbsent(path, KnownDataset.Origin.IMPORTED));
    studies.forEach(
        study ->
            imagesOf(study).ifPresent(path -> known.putIfAbsent(path, KnownDataset.Origin.STUDY)));
    sample
        .map(config -> Path.of(config.images().folder()).toAbsolutePath().normalize())
        .ifPresent(
            path -> {
              known.remove(path, KnownDataset.Origin.STUDY);
              known.putIfAbsent(path, KnownDataset.Origin.SAMPLE);
            });
    return shelved(known, PreparedStore.in(prepared));
  }

  private static Contents shelved(
      Map<Path, KnownDataset.Origin> known, List<PreparedStore> stores) {
    List<KnownDataset> datasets = new ArrayList<>();
    Set<PreparedStore> taken = new HashSet<>();
    known.forEach(
        (path, origin) -> {
          KnownDataset bare = new KnownDataset(path, origin, Files.exists(path), List.of());
          List<PreparedStore> own =
              stores.stream().filter(s -> s.dataset().equals(bare.name())).toList();
          taken.addAll(own);
          datasets.add(new KnownDataset(path, origin, bare.there(), own));
        });
    return new Contents(datasets, stores.stream().filter(s -> !taken.contains(s)).toList());
  }

  private Optional<Path> imagesOf(Path study) {
    try {
      StudyConfig config = StudyFolder.open(study, json).config();
      return Optional.of(
          study.toAbsolutePath().resolve(config.images().folder()).toAbsolutePath().normalize());
    } catch (IOException | RuntimeException e) {
      LOG.debug("A recent study tells nothing of its images", e);
      return Optional.empty();
    }
  }

  private List<Path> imported() {
    if (!Files.exists(memory)) {
      return List.of();
    }
    try {
      return json.read(memory, Memory.class, FORMAT).imported().stream().map(Path::of).toList();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The list of imported datasets is forgotten", e);
      return List.of();
    }
  }

  /** Puts a dataset at the head of the list; a failure is only logged. */
  synchronized void remember(Path dataset) {
    List<Path> now = new ArrayList<>(imported());
    now.remove(dataset);
    now.add(0, dataset);
    write(now.subList(0, Math.min(MOST, now.size())));
  }

  /** Takes a dataset off the list; its images stay where they are. */
  synchronized void forget(Path dataset) {
    List<Path> now = new ArrayList<>(imported());
    if (now.remove(dataset)) {
      write(now);
    }
  }

  private void write(List<Path> imported) {
    try {
      Files.createDirectories(memory.toAbsolutePath().getParent());
      json.write(memory, new Memory(FORMAT, imported.stream().map(Path::toString).toList()));
    } catch (IOException e) {
      LOG.warn("The list of imported datasets could not be written", e);
    }
  }
}
