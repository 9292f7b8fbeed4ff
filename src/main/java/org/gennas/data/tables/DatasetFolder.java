package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gennas.common.FileProblem;

/** Finds a dataset from any folder near it. */
public final class DatasetFolder {
  /** How far down, and from within a dataset how far up, is looked. */
  private static final int LEVELS = 3;

  /** A dataset has tens of thousands of folders: looking into all of them would take minutes. */
  private static final int MOST_FOLDERS = 2_000;

  private static final String LOOKED_FOR =
      "Looked for train.csv or valid.csv with the columns Path, Sex, Age, Frontal/Lateral, AP/PA"
          + " (CheXpert), for Data_Entry_2017*.csv (NIH ChestX-ray14) and for a MedMNIST .npz file,"
          + " in it, "
          + LEVELS
          + " levels below it and above it.";

  private record Found(Path root, Dataset.Layout layout) {}

  private final Set<Path> visited = new HashSet<>();

  private DatasetFolder() {}

  /**
   * Reads the dataset that lies in a folder, below it, or around it. Takes the nearest; links are
   * followed, each folder is looked into once.
   *
   * @param anyFolder the dataset's folder, one that holds it, one inside it, one of its tables, or
   *     a MedMNIST file
   * @throws FileProblem if there is none or several, or if its tables cannot be used
   */
  public static Dataset find(Path anyFolder) throws IOException {
    Path start = anyFolder.toAbsolutePath().normalize();
    if (!Files.exists(start)) {
      throw new FileProblem(
          "There is no such folder",
          start,
          0,
          "Check the spelling, and that the disk is" + " connected.");
    }
    if (MedMnistFile.isNamedSo(start)) {
      return MedMnistFile.read(start);
    }
    Found found = new DatasetFolder().locate(Files.isDirectory(start) ? start : start.getParent());
    return switch (found.layout()) {
      case CHEXPERT -> CheXpertTables.read(found.root());
      case NIH -> NihTables.read(found.root());
      case MEDMNIST -> MedMnistFile.read(found.root());
    };
  }

  private Found locate(Path start) throws FileProblem {
    List<Path> level = List.of(start);
    for (int depth = 0; depth <= LEVELS; depth++) {
      List<Found> found = new ArrayList<>();
      for (Path folder : level) {
        found.addAll(recognise(folder));
      }
      if (!found.isEmpty()) {
        return only(found, start);
      }
      level = depth < LEVELS ? below(level) : List.of();
    }
    Path folder = start.getParent();
    for (int height = 0; height < LEVELS && folder != null; height++) {
      List<Found> found = recognise(folder);
      if (!found.isEmpty()) {
        return only(found, folder);
      }
      folder = folder.getParent();
    }
    throw new FileProblem(
        "There is no dataset in the folder",
        start,
        0,
        LOOKED_FOR + " Name the folder that holds these tables.");
  }

  private static Found only(List<Found> found, Path start) throws FileProblem {
    if (found.size() > 1) {
      throw new FileProblem(
          "There are several datasets in the folder: "
              + String.join(
                  ", ", found.stream().map(f -> start.relativize(f.root()).toString()).toList()),
          start,
          0,
          "Name the folder of one of them.");
    }
    return found.get(0);
  }

  /** Several only where a folder has several packed files. */
  private static List<Found> recognise(Path folder) {
    if (CheXpertTables.areIn(folder)) {
      return List.of(new Found(folder, Dataset.Layout.CHEXPERT));
    }
    if (NihTables.entries(folder).isPresent()) {
      return List.of(new Found(folder, Dataset.Layout.NIH));
    }
    TreeSet<Path> packed = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*" + MedMnistFile.SUFFIX)) {
      files.forEach(packed::add);
    } catch (IOException | DirectoryIteratorException e) {
      // as below: what may not be read holds nothing that could be used
      return List.of();
    }
    return packed.stream()
        .filter(MedMnistFile::isOne)
        .map(file -> new Found(file, Dataset.Layout.MEDMNIST))
        .toList();
  }

  private List<Path> below(List<Path> level) {
    List<Path> folders = new ArrayList<>();
    for (Path folder : level) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, this::isNewFolder)) {
        for (Path entry : entries) {
          folders.add(entry);
          if (visited.size() >= MOST_FOLDERS) {
            break;
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        // a folder that may not be read holds no dataset that could be used
        continue;
      }
    }
    Collections.sort(folders);
    return folders;
  }

  private boolean isNewFolder(Path entry) throws IOException {
    return Files.isDirectory(entry)
        && !entry.getFileName().toString().startsWith(".")
        && visited.add(entry.toRealPath());
  }
}
