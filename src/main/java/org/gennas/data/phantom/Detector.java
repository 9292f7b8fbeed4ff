package org.gennas.data.phantom;

import java.util.Arrays;

/**
 * From optical depth to grey values: exposure by Beer and Lambert, scatter, quantum noise,
 * logarithmic read-out, automatic window, tone curve, edge enhancement and shutters.
 */
final class Detector {
  private static final int TONES = 2048;

  private final int size;
  private final Acquisition acquisition;

  /**
   * @param size side of the picture in pixels; the depth may be finer by a whole factor
   */
  Detector(int size, Acquisition acquisition) {
    this.size = size;
    this.acquisition = acquisition;
  }

  /** Grey values, 0 black (much exposure) to 255 white (little), row by row. */
  byte[] expose(DepthField field) {
    int factor = field.size() / size;
    float[] exposure = exposure(field.depth(), field.size(), factor);
    double sigma = acquisition.blur() * field.pose().pixelsPerCm() / factor;
    exposure = blurred(exposure, sigma);
    addScatter(exposure);
    addNoise(exposure);
    float[] signal = new float[exposure.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) -Math.log(Math.max(1e-5, exposure[i]));
    }
    if (acquisition.sharpen() > 0) {
      sharpen(signal);
    }
    return readOut(signal);
  }

  /** Mean exposure over the finer elements of a pixel; quanta add up, not their logarithms. */
  private float[] exposure(float[] depth, int fine, int factor) {
    float[] exposure = new float[size * size];
    for (int r = 0; r < size * factor; r++) {
      for (int c = 0; c < size * factor; c++) {
        exposure[r / factor * size + c / factor] += (float) Math.exp(-depth[r * fine + c]);
      }
    }
    for (int i = 0; i < exposure.length; i++) {
      exposure[i] /= factor * factor;
    }
    return exposure;
  }

  /** Scattered quanta: a wide blur of the exposure behind the patient. */
  private void addScatter(float[] exposure) {
    float[] behind = new float[exposure.length];
    for (int i = 0; i < behind.length; i++) {
      // Open beam beside the patient scatters little
      behind[i] = Math.min(exposure[i], 0.2f);
    }
    int radius = Math.max(1, size / 12);
    float[] wide = boxBlurred(boxBlurred(behind, radius), radius);
    for (int i = 0; i < exposure.length; i++) {
      exposure[i] += (float) acquisition.scatter() * wide[i];
    }
  }

  private void addNoise(float[] exposure) {
    PhantomRandom random = PhantomRandom.at(acquisition.seed(), 81);
    double quanta = acquisition.photons() * 1000 * 128.0 * 128.0 / ((double) size * size);
    for (int i = 0; i < exposure.length; i++) {
      // A sum of four uniforms is close enough to a Poisson count of this size, and cheap
      double deviate = (random.unit() + random.unit() + random.unit() + random.unit() - 2) * 1.732;
      exposure[i] += (float) (deviate * Math.sqrt(exposure[i] / quanta));
    }
  }

  private void sharpen(float[] signal) {
    float[] smooth = boxBlurred(boxBlurred(signal, Math.max(1, size / 40)), Math.max(1, size / 40));
    float strength = (float) acquisition.sharpen();
    for (int i = 0; i < signal.length; i++) {
      signal[i] += strength * Math.max(-0.5f, Math.min(0.5f, signal[i] - smooth[i]));
    }
  }

  private byte[] readOut(float[] signal) {
    float[] inside = insideBody(signal);
    double low = inside[(int) (0.02 * (inside.length - 1))];
    double high = inside[(int) (0.97 * (inside.length - 1))];
    double range = Math.max(0.5, high - low);
    double black = low + acquisition.black() * range - 0.08 * range;
    double white = high + 0.04 * range - acquisition.white() * range;
    double width = Math.max(0.3 * range, white - black);
    byte[] tones = tones();
    byte dark = tones[(int) (0.02 * TONES)];
    byte[] grey = new byte[signal.length];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        int i = r * size + c;
        double t = Curve.clamp((signal[i] - black) / width, 0, 1);
        grey[i] = shuttered(r, c) ? dark : tones[(int) (t * TONES)];
      }
    }
    return grey;
  }

  /** Grey value by place in the window. */
  private byte[] tones() {
    byte[] tones = new byte[TONES + 1];
    for (int i = 0; i <= TONES; i++) {
      double tone = Math.pow(i / (double) TONES, acquisition.gamma());
      tones[i] = (byte) (int) Math.round(4 + 247 * tone);
    }
    return tones;
  }

  /** The automatic window looks at what lies behind the patient, within the shutters. */
  private float[] insideBody(float[] signal) {
    float[] found = new float[signal.length];
    int n = 0;
    int step = Math.max(1, size / 128);
    for (int r = 0; r < size; r += step) {
      for (int c = 0; c < size; c += step) {
        float value = signal[r * size + c];
        if (value > 0.8f && !shuttered(r, c)) {
          found[n++] = value;
        }
      }
    }
    if (n < 16) {
      return signal.clone();
    }
    float[] inside = Arrays.copyOf(found, n);
    Arrays.sort(inside);
    return inside;
  }

  private boolean shuttered(int row, int column) {
    double[] shut = acquisition.collimation();
    double x = (column + 0.5) / size;
    double y = (row + 0.5) / size;
    return x < shut[0] || y < shut[1] || x > 1 - shut[2] || y > 1 - shut[3];
  }

  private float[] blurred(float[] values, double sigma) {
    if (sigma < 0.2) {
      return values;
    }
    int radius = (int) Math.ceil(2.5 * sigma);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return convolved(convolved(values, kernel, true), kernel, false);
  }

  private float[] convolved(float[] values, float[] kernel, boolean along) {
    float[] result = new float[values.length];
    int radius = kernel.length / 2;
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          int rr = along ? r : Math.max(0, Math.min(size - 1, r + k));
          int cc = along ? Math.max(0, Math.min(size - 1, c + k)) : c;
          sum += kernel[k + radius] * values[rr * size + cc];
        }
        result[r * size + c] = sum;
      }
    }
    return result;
  }

  private float[] boxBlurred(float[] values, int radius) {
    return boxPass(boxPass(values, radius, size, 1), radius, 1, size);
  }

  /** Running mean along one direction; the ends repeat. */
  private float[] boxPass(float[] values, int radius, int lineStep, int step) {
    float[] result = new float[values.length];
    float share = 1f / (2 * radius + 1);
    for (int line = 0; line < size; line++) {
      int start = line * lineStep;
      double sum = 0;
      for (int k = -radius; k <= radius; k++) {
        sum += values[start + Math.max(0, Math.min(size - 1, k)) * step];
      }
      for (int i = 0; i < size; i++) {
        result[start + i * step] = (float) sum * share;
        sum += values[start + Math.min(size - 1, i + radius + 1) * step];
        sum -= values[start + Math.max(0, i - radius) * step];
      }
    }
    return result;
  }
}
