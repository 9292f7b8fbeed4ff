package org.gennas.engine;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.StudyJson;

/**
 * model.zip and checkpoint.zip. Entries: {@code model.json} (a {@link TrainedModel}), {@code
 * parameters.f32} (all parameters in the order of the graph's layers, 32-bit little-endian), and in
 * a checkpoint {@code momentum.f32}, {@code state.json} (a {@link TrainingState}) and {@code
 * epochs.jsonl} (a {@link TrialEvent.EpochEnded} a line). Nothing in it depends on the family of
 * layers or on DL4J's own file format.
 */
final class ModelFile {
  private static final String MODEL = "model.json";
  private static final String PARAMETERS = "parameters.f32";
  private static final String MOMENTUM = "momentum.f32";
  private static final String STATE = "state.json";
  private static final String EPOCHS = "epochs.jsonl";

  /** Of 10,000 epochs with two dozen findings each. */
  private static final int MOST_EPOCHS_BYTES = 1 << 26;

  private static final String REMEDY =
      "Use another copy of the file, or train the candidate again.";

  private final StudyJson json;

  ModelFile(StudyJson json) {
    this.json = json;
  }

  /**
   * A checkpoint's content.
   *
   * @param epochs what was told of those that are done, the first ones missing where an older
   *     program trained them
   */
  record Checkpoint(
      TrainedModel model,
      float[] parameters,
      float[] momentum,
      TrainingState state,
      List<TrialEvent.EpochEnded> epochs) {
    Checkpoint {
      epochs = List.copyOf(epochs);
    }
  }

  /** A model's content. */
  record Model(TrainedModel model, float[] parameters) {}

  void write(Path file, Model content) throws IOException {
    replace(
        file,
        Optional.empty(),
        zip -> {
          text(zip, MODEL, json.pretty(content.model()));
          floats(zip, PARAMETERS, content.parameters());
        });
  }

  /**
   * @param previous keeps what {@code file} held before; empty: that is given up
   */
  void write(Path file, Optional<Path> previous, Checkpoint content) throws IOException {
    replace(
        file,
        previous,
        zip -> {
          text(zip, MODEL, json.pretty(content.model()));
          floats(zip, PARAMETERS, content.parameters());
          floats(zip, MOMENTUM, content.momentum());
          text(zip, STATE, json.pretty(content.state()));
          text(
              zip,
              EPOCHS,
              content.epochs().stream().map(e -> json.line(e) + "\n").collect(joining()));
        });
  }

  /** Fills a zip. */
  @FunctionalInterface
  private interface Entries {
    void write(ZipOutputStream zip) throws IOException;
  }

  private static void replace(Path file, Optional<Path> previous, Entries entries)
      throws IOException {
    try {
      AtomicFile.write(
          file,
          previous,
          out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
              // trained weights hardly shrink
              zip.setLevel(1);
              entries.write(zip);
            }
          });
    } catch (IOException e) {
      throw new FileProblem(
          "Could not be written: " + FileProblem.reason(e),
          file,
          0,
          "Free some space or make the folder writable, then resume; nothing written before is"
              + " lost.");
    }
  }

  private static void text(ZipOutputStream zip, String name, String text) throws IOException {
    begin(zip, name);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void floats(ZipOutputStream zip, String name, float[] values) throws IOException {
    begin(zip, name);
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    zip.write(bytes.array());
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // the same training writes the same bytes
    entry.setTime(315_532_800_000L);
    zip.putNextEntry(entry);
  }

  /**
   * @throws FileProblem if the file is missing, damaged, newer than this program, or describes no
   *     network that it can build
   */
  Model readModel(Path file) throws IOException {
    try {
      return readWhole(file);
    } catch (ZipException e) {
      throw new FileProblem("Not a model, or damaged: " + e.getMessage(), file, 0, REMEDY, e);
    }
  }

  /**
   * @throws ZipException if the file is damaged
   * @throws FileProblem as {@link #readModel}
   */
  Model readWhole(Path file) throws IOException {
    try (ModelZip zip = open(file)) {
      TrainedModel model = model(zip, file);
      return new Model(model, parameters(zip, model, file));
    }
  }

  /**
   * @throws ZipException if the file is damaged
   * @throws FileProblem if it is missing, newer than this program, or describes no network that it
   *     can build
   */
  Checkpoint readCheckpoint(Path file) throws IOException {
    try (ModelZip zip = open(file)) {
      TrainedModel model = model(zip, file);
      float[] parameters = parameters(zip, model, file);
      // no optimizer remembers more than three numbers for each of the network's
      float[] momentum = zip.floats(MOMENTUM, 3L * parameters.length);
      TrainingState state = json.read(zip.text(STATE), TrainingState.class, file, 0);
      List<TrialEvent.EpochEnded> epochs = zip.has(EPOCHS) ? epochs(zip, file) : List.of();
      if (!state.possible(epochs)) {
        throw new ZipException(STATE + " or " + EPOCHS + " holds numbers that cannot be");
      }
      return new Checkpoint(model, parameters, momentum, state, epochs);
    }
  }

  private List<TrialEvent.EpochEnded> epochs(ModelZip zip, Path file) throws IOException {
    List<TrialEvent.EpochEnded> epochs = new ArrayList<>();
    for (String line : zip.text(EPOCHS, MOST_EPOCHS_BYTES).split("\n")) {
      if (!line.isEmpty()) {
        epochs.add(json.read(line, TrialEvent.EpochEnded.class, file, 0));
      }
    }
    return epochs;
  }

  private static ModelZip open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileProblem("There is no such model", file, 0, "Check the path.");
    }
    return ModelZip.open(file);
  }

  private TrainedModel model(ModelZip zip, Path file) throws IOException {
    TrainedModel model =
        json.readText(zip.text(MODEL), TrainedModel.class, file, TrainedModel.FORMAT);
    List<String> problems = model.problems();
    if (!problems.isEmpty()) {
      throw new FileProblem(
          "The model describes no network that can be used: " + String.join("; ", problems),
          file,
          0,
          REMEDY);
    }
    return model;
  }

  private static float[] parameters(ModelZip zip, TrainedModel model, Path file)
      throws IOException {
    SearchSpace space = NamedSpace.of(model.space(), file);
    long expected;
    try {
      expected =
          NetworkPlan.of(
                  space,
                  space.parse(model.architecture().code()),
                  model.px(),
                  model.findings().size())
              .numbers();
    } catch (IllegalCodeException e) {
      throw new FileProblem(e.getMessage(), file, 0, REMEDY, e);
    }
    float[] parameters = zip.floats(PARAMETERS, expected);
    if (parameters.length != expected) {
      throw new ZipException(
          String.format(
              Locale.ROOT,
              "%s has %d numbers, the network has %d",
              PARAMETERS,
              parameters.length,
              expected));
    }
    return parameters;
  }
}
