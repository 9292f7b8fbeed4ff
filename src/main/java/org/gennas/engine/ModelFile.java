package org.gennas.engine;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyJson;

/**
 * model.zip and checkpoint.zip. Entries: {@code model.json} (a {@link TrainedModel}), {@code
 * parameters.f32} (all parameters in the order of the graph's layers, 32-bit little-endian), and in
 * a checkpoint {@code momentum.f32} and {@code state.json} (a {@link TrainingState}). Nothing in it
 * depends on the family of layers or on DL4J's own file format.
 */
final class ModelFile {
  private static final String MODEL = "model.json";
  private static final String PARAMETERS = "parameters.f32";
  private static final String MOMENTUM = "momentum.f32";
  private static final String STATE = "state.json";
  private static final String REMEDY =
      "Use another copy of the file, or train the candidate again.";

  private final StudyJson json;

  ModelFile(StudyJson json) {
    this.json = json;
  }

  /** A checkpoint's content. */
  record Checkpoint(
      TrainedModel model, float[] parameters, float[] momentum, TrainingState state) {}

  /** A model's content. */
  record Model(TrainedModel model, float[] parameters) {}

  void write(Path file, Model content) throws IOException {
    replace(
        file,
        zip -> {
          text(zip, MODEL, json.pretty(content.model()));
          floats(zip, PARAMETERS, content.parameters());
        });
  }

  void write(Path file, Checkpoint content) throws IOException {
    replace(
        file,
        zip -> {
          text(zip, MODEL, json.pretty(content.model()));
          floats(zip, PARAMETERS, content.parameters());
          floats(zip, MOMENTUM, content.momentum());
          text(zip, STATE, json.pretty(content.state()));
        });
  }

  /** Fills a zip. */
  @FunctionalInterface
  private interface Entries {
    void write(ZipOutputStream zip) throws IOException;
  }

  private static void replace(Path file, Entries entries) throws IOException {
    try {
      AtomicFile.write(
          file,
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
          "Free some space or make the folder writable, then resume; the last checkpoint is"
              + " intact.");
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
   * @throws FileProblem if the file is missing, damaged or newer than this program
   */
  Model readModel(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      return new Model(model(zip, file), floats(zip, PARAMETERS, file));
    }
  }

  /**
   * @throws FileProblem if the file is missing, damaged or newer than this program
   */
  Checkpoint readCheckpoint(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      return new Checkpoint(
          model(zip, file),
          floats(zip, PARAMETERS, file),
          floats(zip, MOMENTUM, file),
          json.read(text(zip, STATE, file), TrainingState.class, file, 0));
    }
  }

  private static ZipFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileProblem("There is no such model", file, 0, "Check the path.");
    }
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new FileProblem("Not a model: " + e.getMessage(), file, 0, REMEDY);
    }
  }

  private TrainedModel model(ZipFile zip, Path file) throws IOException {
    return json.readText(text(zip, MODEL, file), TrainedModel.class, file, TrainedModel.FORMAT);
  }

  private static String text(ZipFile zip, String name, Path file) throws IOException {
    try (InputStream in = entry(zip, name, file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static float[] floats(ZipFile zip, String name, Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(entry(zip, name, file))) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / 4];
      bytes.asFloatBuffer().get(values);
      return values;
    } catch (ZipException e) {
      throw new FileProblem("Damaged: " + e.getMessage(), file, 0, REMEDY);
    }
  }

  private static InputStream entry(ZipFile zip, String name, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new FileProblem("Not a GenNAS model: " + name + " is missing", file, 0, REMEDY);
    }
    return zip.getInputStream(entry);
  }
}
