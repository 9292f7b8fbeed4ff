package org.gennas.data.phantom;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/**
 * The floor that a network has to beat: ridge regression on the pixels of 32 x 32 area averages of
 * the frontal images, one output per finding. Uncertain labels are left out, blank ones count as
 * negative; the regularisation is chosen on an inner split of the training patients.
 *
 * <p>Run it as {@code LinearBaseline FOLDER} with a dataset in the CheXpert layout.
 */
final class LinearBaseline {
  private static final int SIDE = 32;
  private static final double[] PENALTIES = {100, 300, 1000, 3000, 10_000, 30_000};

  /** AUC-ROC per finding in the order of {@link PhantomFinding}, and the penalty chosen. */
  record Result(Map<PhantomFinding, Double> auc, double penalty, int trained, int scored) {
    double mean() {
      return auc.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "ridge penalty %.0f, %d trained, %d scored%n",
              penalty,
              trained,
              scored));
      auc.forEach(
          (finding, value) ->
              text.append(String.format(Locale.ROOT, "  %-17s%.3f%n", finding.column(), value)));
      return text.append(String.format(Locale.ROOT, "  %-17s%.3f", "mean", mean())).toString();
    }
  }

  /** Pixels, and per finding 1, 0 or NaN for "do not count". */
  private record Example(String patient, boolean valid, double[] pixels, double[] labels) {}

  private final List<Example> examples;

  private LinearBaseline(List<Example> examples) {
    this.examples = examples;
  }

  public static void main(String[] arguments) throws IOException {
    LinearBaseline baseline = read(Path.of(arguments[0]));
    System.out.println("The files' own split: " + baseline.onOwnSplit());
    System.out.println("Another split by patient: " + baseline.onPatientSplit(1));
  }

  static LinearBaseline read(Path dataset) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String table : List.of("train.csv", "valid.csv")) {
      List<String> lines = Files.readAllLines(dataset.resolve(table));
      List<String> header = List.of(lines.get(0).split(",", -1));
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        if (cells[header.indexOf("Frontal/Lateral")].equals("Frontal")) {
          double[] labels = new double[PhantomFinding.values().length];
          for (PhantomFinding finding : PhantomFinding.values()) {
            labels[finding.ordinal()] = label(cells[header.indexOf(finding.column())]);
          }
          examples.add(
              new Example(
                  cells[0].split("/")[2],
                  table.startsWith("valid"),
                  pixels(dataset.resolveSibling(cells[0])),
                  labels));
        }
      }
    }
    return new LinearBaseline(examples);
  }

  private static double label(String cell) {
    return switch (cell) {
      case "1.0" -> 1;
      case "-1.0" -> Double.NaN;
      default -> 0;
    };
  }

  private static double[] pixels(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int height = image.getHeight();
    double[] sum = new double[SIDE * SIDE];
    int[] count = new int[SIDE * SIDE];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int cell = r * SIDE / height * SIDE + c * SIDE / width;
        sum[cell] += raster.getSample(c, r, 0);
        count[cell]++;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count[i];
    }
    return sum;
  }

  Result onOwnSplit() {
    return fitAndScore(example -> example.valid);
  }

  /** A fifth of the patients, drawn by the seed, is held out. */
  Result onPatientSplit(int seed) {
    return fitAndScore(example -> held(example, seed));
  }

  private static boolean held(Example example, int seed) {
    return Math.floorMod((example.patient + "/" + seed).hashCode() * 0x9E3779B9 >>> 8, 5) == 0;
  }

  private Result fitAndScore(Predicate<Example> out) {
    List<Example> train = examples.stream().filter(out.negate()).toList();
    List<Example> test = examples.stream().filter(out).toList();
    List<Example> fit = train.stream().filter(example -> !held(example, 77)).toList();
    List<Example> tune = train.stream().filter(example -> held(example, 77)).toList();
    double penalty =
        Arrays.stream(PENALTIES)
            .boxed()
            .max(Comparator.comparingDouble(p -> mean(score(fit, tune, p))))
            .orElseThrow();
    return new Result(score(train, test, penalty), penalty, train.size(), test.size());
  }

  private static double mean(Map<PhantomFinding, Double> auc) {
    return auc.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Map<PhantomFinding, Double> score(
      List<Example> train, List<Example> test, double penalty) {
    Standard standard = Standard.of(train);
    double[][] x = train.stream().map(standard::apply).toArray(double[][]::new);
    double[][] z = test.stream().map(standard::apply).toArray(double[][]::new);
    double[][] gram = products(x, x);
    double[][] cross = products(z, x);
    Map<PhantomFinding, Double> auc = new LinkedHashMap<>();
    for (PhantomFinding finding : PhantomFinding.values()) {
      int f = finding.ordinal();
      double[] dual = dualWeights(gram, train, f, penalty);
      double[] scores = new double[test.size()];
      for (int i = 0; i < scores.length; i++) {
        for (int j = 0; j < dual.length; j++) {
          scores[i] += cross[i][j] * dual[j];
        }
      }
      auc.put(finding, auc(scores, test.stream().mapToDouble(e -> e.labels[f]).toArray()));
    }
    return auc;
  }

  /** Solves (K + penalty I) a = y - mean(y) over the counted examples, by Cholesky. */
  private static double[] dualWeights(
      double[][] gram, List<Example> train, int finding, double penalty) {
    int[] counted =
        java.util.stream.IntStream.range(0, train.size())
            .filter(i -> !Double.isNaN(train.get(i).labels[finding]))
            .toArray();
    int n = counted.length;
    double[] y = new double[n];
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      y[i] = train.get(counted[i]).labels[finding];
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        lower[i][j] = gram[counted[i]][counted[j]] + (i == j ? penalty : 0);
      }
    }
    double mean = Arrays.stream(y).average().orElseThrow();
    for (int i = 0; i < n; i++) {
      y[i] -= mean;
    }
    solve(lower, y);
    double[] weights = new double[train.size()];
    for (int i = 0; i < n; i++) {
      weights[counted[i]] = y[i];
    }
    return weights;
  }

  private static void solve(double[][] lower, double[] y) {
    int n = y.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = lower[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        y[i] -= lower[i][k] * y[k];
      }
      y[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      y[i] /= lower[i][i];
      for (int k = 0; k < i; k++) {
        y[k] -= lower[i][k] * y[i];
      }
    }
  }

  private static double[][] products(double[][] a, double[][] b) {
    double[][] result = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double sum = 0;
        for (int k = 0; k < a[i].length; k++) {
          sum += a[i][k] * b[j][k];
        }
        result[i][j] = sum;
      }
    }
    return result;
  }

  /** Area under the ROC curve as the share of rightly ordered pairs; ties count a half. */
  static double auc(double[] scores, double[] labels) {
    double right = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          pairs++;
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return right / pairs;
  }

  /** Mean and deviation of every pixel over the training images. */
  private record Standard(double[] mean, double[] deviation) {
    static Standard of(List<Example> train) {
      double[] mean = new double[SIDE * SIDE];
      double[] square = new double[SIDE * SIDE];
      for (Example example : train) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += example.pixels[i] / train.size();
          square[i] += example.pixels[i] * example.pixels[i] / train.size();
        }
      }
      for (int i = 0; i < mean.length; i++) {
        square[i] = Math.sqrt(Math.max(0, square[i] - mean[i] * mean[i])) + 0.25;
      }
      return new Standard(mean, square);
    }

    double[] apply(Example example) {
      double[] scaled = new double[mean.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (example.pixels[i] - mean[i]) / deviation[i];
      }
      return scaled;
    }
  }
}
