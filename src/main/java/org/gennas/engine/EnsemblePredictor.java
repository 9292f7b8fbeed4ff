package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.gennas.common.FileProblem;
import org.gennas.study.event.Ensemble;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.SealedModels;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * Several networks whose weighted mean is the answer: of probabilities, and of heat maps, which
 * thereby stay shares of logits. Confined to one thread.
 */
public final class EnsemblePredictor implements Classifier {
  private static final String REMEDY =
      "Use another copy of the file, or export the ensemble again.";

  private final List<Predictor> members;
  private final List<Double> weights;

  private EnsemblePredictor(List<Predictor> members, List<Double> weights) {
    this.members = List.copyOf(members);
    this.weights = List.copyOf(weights);
  }

  /** Whether a file is an ensemble; what can't be read is none. */
  static boolean isEnsemble(Path file) {
    if (isDescription(file)) {
      return true;
    }
    try (ModelZip zip = ModelZip.open(file)) {
      return zip.has(EnsembleFile.DESCRIPTION);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isDescription(Path file) {
    return file.endsWith(EnsembleFile.DESCRIPTION);
  }

  /**
   * Loads all members.
   *
   * @param file an exported ensemble, or a study's ensemble.json
   * @throws FileProblem if the file or a member is missing, damaged or newer than this program
   */
  static EnsemblePredictor load(Path file, LayerChoice layers) throws IOException {
    StudyJson json = new StudyJson();
    if (isDescription(file)) {
      Ensemble ensemble = json.read(file, Ensemble.class, Ensemble.FORMAT);
      SealedModels models = SealedModels.of(StudyFolder.open(file, json));
      return of(ensemble, file, member -> Predictor.load(models.require(member.trial()), layers));
    }
    try (ModelZip zip = ModelZip.open(file)) {
      Ensemble ensemble =
          json.readText(zip.text(EnsembleFile.DESCRIPTION), Ensemble.class, file, Ensemble.FORMAT);
      return of(ensemble, file, member -> unpacked(zip, EnsembleFile.entry(member), file, layers));
    } catch (ZipException e) {
      throw new FileProblem("Not a whole ensemble: " + e.getMessage(), file, 0, REMEDY, e);
    }
  }

  /** Opens a member's model. */
  @FunctionalInterface
  private interface Models {
    Predictor load(Ensemble.Member member) throws IOException;
  }

  private static EnsemblePredictor of(Ensemble ensemble, Path file, Models models)
      throws IOException {
    int members = ensemble.members().size();
    if (members > ModelZip.MOST_MEMBERS) {
      throw new FileProblem(
          String.format(
              Locale.ROOT,
              "An ensemble has up to %d members, not %d",
              ModelZip.MOST_MEMBERS,
              members),
          file,
          0,
          REMEDY);
    }
    List<Predictor> loaded = new ArrayList<>();
    try {
      for (Ensemble.Member member : ensemble.members()) {
        Predictor predictor = models.load(member);
        loaded.add(predictor);
        if (predictor.px() != loaded.get(0).px()
            || !predictor.findings().equals(loaded.get(0).findings())) {
          throw new FileProblem(
              member.trial().label()
                  + " takes other images or predicts other findings than the"
                  + " rest",
              file,
              0,
              REMEDY);
        }
      }
      return new EnsemblePredictor(loaded, ensemble.weights());
    } catch (IOException | RuntimeException e) {
      loaded.forEach(Predictor::close);
      throw e;
    }
  }

  /** A model is opened by its own file, so the entry is one for a moment. */
  private static Predictor unpacked(ModelZip zip, String entry, Path file, LayerChoice layers)
      throws IOException {
    Path folder = Files.createTempDirectory("gennas-ensemble");
    Path model = folder.resolve("model.zip");
    try {
      zip.copy(entry, model);
      return Predictor.load(model, layers);
    } catch (FileProblem e) {
      throw new FileProblem("Its " + entry + " cannot be opened", file, 0, REMEDY, e);
    } finally {
      Files.deleteIfExists(model);
      Files.deleteIfExists(folder);
    }
  }

  @Override
  public int px() {
    return members.get(0).px();
  }

  @Override
  public List<String> findings() {
    return members.get(0).findings();
  }

  @Override
  public float[][] predict(List<byte[]> greyImages) {
    return mean(members.stream().map(m -> m.predict(greyImages)).toList());
  }

  @Override
  public Explanation explain(byte[] grey) {
    List<Explanation> told = members.stream().map(m -> m.explain(grey)).toList();
    float[][] probabilities =
        mean(told.stream().map(e -> new float[][] {e.probabilities()}).toList());
    return new Explanation(
        probabilities[0], told.get(0).side(), mean(told.stream().map(Explanation::heat).toList()));
  }

  private float[][] mean(List<float[][]> of) {
    float[][] mean = new float[of.get(0).length][];
    for (int row = 0; row < mean.length; row++) {
      double[] sums = new double[of.get(0)[row].length];
      for (int m = 0; m < of.size(); m++) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weights.get(m) * of.get(m)[row][i];
        }
      }
      mean[row] = new float[sums.length];
      for (int i = 0; i < sums.length; i++) {
        mean[row][i] = (float) sums[i];
      }
    }
    return mean;
  }

  @Override
  public void close() {
    members.forEach(Predictor::close);
  }
}
