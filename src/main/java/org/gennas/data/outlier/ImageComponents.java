package org.gennas.data.outlier;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gennas.data.images.AreaAverage;

/**
 * The mean of many images and their principal components, at {@value #SIDE} x {@value #SIDE}: each
 * image is first brought to mean 0 and length 1, so that brightness and contrast do not count.
 *
 * @param mean SIDE x SIDE
 * @param components orthogonal, of length 1, each SIDE x SIDE
 */
record ImageComponents(float[] mean, List<float[]> components) {
  static final int SIDE = 32;

  /** Side to which a picture is brought before it is measured. */
  static final int MEASURED = 96;

  private static final int COUNT = 24;
  private static final int ROUNDS = 12;
  private static final int NEARLY = 8;

  /**
   * Finds them by orthogonal iteration.
   *
   * @param images of length SIDE x SIDE each, as {@link #normal} gives them; at least one
   */
  static ImageComponents of(List<float[]> images) {
    int size = SIDE * SIDE;
    float[] mean = new float[size];
    for (float[] image : images) {
      for (int i = 0; i < size; i++) {
        mean[i] += image[i] / images.size();
      }
    }
    List<float[]> off = images.stream().map(image -> less(image, mean)).toList();
    double[][] basis = new double[Math.min(COUNT, size)][size];
    Random random = new Random(1);
    for (double[] vector : basis) {
      Arrays.setAll(vector, i -> random.nextGaussian());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int c = 0; c < basis.length; c++) {
        basis[c] = timesCovariance(off, basis[c]);
      }
      orthogonalise(basis);
    }
    return new ImageComponents(mean, Arrays.stream(basis).map(ImageComponents::floats).toList());
  }

  private static float[] less(float[] image, float[] mean) {
    float[] off = new float[image.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = image[i] - mean[i];
    }
    return off;
  }

  /** Image by image, which takes less than the covariance itself would. */
  private static double[] timesCovariance(List<float[]> off, double[] vector) {
    double[] result = new double[vector.length];
    for (float[] image : off) {
      double along = 0;
      for (int i = 0; i < vector.length; i++) {
        along += image[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        result[i] += along * image[i];
      }
    }
    return result;
  }

  /** Gram and Schmidt's way; a vector that lies in the others' space becomes zero. */
  private static void orthogonalise(double[][] basis) {
    for (int c = 0; c < basis.length; c++) {
      double before = Math.sqrt(dot(basis[c], basis[c]));
      for (int other = 0; other < c; other++) {
        double along = dot(basis[c], basis[other]);
        for (int i = 0; i < basis[c].length; i++) {
          basis[c][i] -= along * basis[other][i];
        }
      }
      double length = Math.sqrt(dot(basis[c], basis[c]));
      double scale = length > 1e-9 * before ? 1 / length : 0;
      for (int i = 0; i < basis[c].length; i++) {
        basis[c][i] *= scale;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * A square brought to SIDE x SIDE, mean 0 and length 1; all zero where it is of one grey.
   *
   * @param grey px x px, 0 to 255 unsigned
   */
  static float[] normal(byte[] grey, int px) {
    AreaAverage average = new AreaAverage(px, px, SIDE);
    float[] line = new float[px];
    for (int y = 0; y < px; y++) {
      for (int x = 0; x < px; x++) {
        line[x] = grey[y * px + x] & 0xFF;
      }
      average.add(line);
    }
    byte[] small = average.result();
    float[] values = new float[small.length];
    double mean = 0;
    for (byte level : small) {
      mean += (level & 0xFF) / (double) small.length;
    }
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((small[i] & 0xFF) - mean);
      squares += values[i] * values[i];
    }
    for (int i = 0; i < values.length && squares > 0; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
    return values;
  }

  /**
   * All measures that a square of greys tells.
   *
   * @param grey px x px, 0 to 255 unsigned
   */
  Map<ImageStatistic, Double> measures(byte[] grey, int px) {
    Map<ImageStatistic, Double> measures = new EnumMap<>(ImageStatistic.class);
    double sum = 0;
    double squares = 0;
    int black = 0;
    int white = 0;
    for (byte value : grey) {
      int level = value & 0xFF;
      sum += level;
      squares += level * level;
      black += level <= NEARLY ? 1 : 0;
      white += level >= 255 - NEARLY ? 1 : 0;
    }
    double mean = sum / grey.length;
    measures.put(ImageStatistic.BRIGHTNESS, mean / 255);
    measures.put(
        ImageStatistic.CONTRAST, Math.sqrt(Math.max(0, squares / grey.length - mean * mean)) / 255);
    measures.put(ImageStatistic.BLACK, black / (double) grey.length);
    measures.put(ImageStatistic.WHITE, white / (double) grey.length);
    float[] normal = normal(grey, px);
    measures.put(ImageStatistic.SYMMETRY, symmetry(normal));
    measures.put(ImageStatistic.MEAN_IMAGE, alongMean(normal));
    measures.put(ImageStatistic.SHAPES, residual(normal));
    return measures;
  }

  /** Mean 0 and length 1 make it a correlation of the whole with its mirror image. */
  private static double symmetry(float[] normal) {
    double sum = 0;
    for (int i = 0; i < normal.length; i++) {
      int column = i % SIDE;
      sum += normal[i] * normal[i - column + SIDE - 1 - column];
    }
    return sum;
  }

  private double alongMean(float[] normal) {
    double along = 0;
    double squares = 0;
    for (int i = 0; i < normal.length; i++) {
      along += normal[i] * mean[i];
      squares += mean[i] * mean[i];
    }
    return squares > 0 ? along / Math.sqrt(squares) : 0;
  }

  /** Length of what is left of an image after the mean and the components, 0 to 1 about. */
  private double residual(float[] normal) {
    float[] off = less(normal, mean);
    double[] left = new double[off.length];
    Arrays.setAll(left, i -> off[i]);
    for (float[] component : components) {
      double along = 0;
      for (int i = 0; i < left.length; i++) {
        along += left[i] * component[i];
      }
      for (int i = 0; i < left.length; i++) {
        left[i] -= along * component[i];
      }
    }
    return Math.sqrt(dot(left, left));
  }
}
