package org.gennas.engine.layer;

import java.util.Arrays;

/**
 * A convolution between few channels on the host: one group of a depthwise convolution, or the
 * stem. Works on some images at a time so that all rows in use stay in the cache. Scratch space:
 * one a thread.
 */
final class PlaneConvolution {
  /** Columns of all images side by side that keep a depthwise 5x5 within the second-level cache. */
  private static final int COLUMNS = 800;

  private final int inputs;
  private final int outputs;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final int slot;
  private final int most;
  private final RowWindow[] input;
  private final RowWindow[] gradient;
  private final float[][] products;
  private final float[] plane;
  private final float[] line;
  private final float[][] phases;
  private final float[] sums;

  /** Where maps come from. */
  @FunctionalInterface
  interface Source {
    /** Puts the map of channel and image at the start of {@code map}. */
    void read(int channel, int image, float[] map);
  }

  /** Where rows of maps go. */
  @FunctionalInterface
  interface Sink {
    void write(int channel, int image, int y, float[] from, int offset, int length);
  }

  /**
   * @param stage kernel and stride
   * @param inputs channels of a group that enter
   * @param outputs channels of a group that leave
   */
  PlaneConvolution(ConvolutionStage stage, int inputs, int outputs, int height, int width) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.height = height;
    this.width = width;
    kernel = stage.kernel();
    stride = stage.stride();
    padding = stage.padding();
    outHeight = stage.outputSide(height);
    outWidth = stage.outputSide(width);
    slot = (width + 2 * padding + stride - 1) / stride;
    most = Math.max(1, COLUMNS / slot / Math.max(1, outputs / 8));
    int reach = (kernel + stride - 1) / stride;
    input = new RowWindow[inputs];
    for (int i = 0; i < inputs; i++) {
      input[i] =
          new RowWindow(height, width, slot, padding, stride, kernel, kernel + stride, most, true);
    }
    gradient = new RowWindow[outputs];
    for (int o = 0; o < outputs; o++) {
      gradient[o] = new RowWindow(outHeight, outWidth, slot, 0, 1, reach, reach + 1, most, false);
    }
    products = new float[outputs * inputs * kernel * kernel][slot * most];
    plane = new float[Math.max(height * width, outHeight * outWidth)];
    line = new float[width];
    phases = new float[stride][slot * most];
    sums = new float[slot * most];
  }

  /**
   * @param weights outputs x inputs x kernel x kernel, from index {@code at}
   */
  void forward(int images, Source from, float[] weights, int at, Sink to) {
    for (int first = 0; first < images; first += most) {
      int count = Math.min(most, images - first);
      load(input, from, first, count);
      float[] sum = phases[0];
      for (int y = 0; y < outHeight; y++) {
        for (int o = 0; o < outputs; o++) {
          Arrays.fill(sum, 0, count * slot, 0);
          addRows(sum, count * slot, y, weights, at + o * inputs * kernel * kernel);
          for (int n = 0; n < count; n++) {
            to.write(o, first + n, y, sum, n * slot, outWidth);
          }
        }
      }
    }
  }

  private void load(RowWindow[] windows, Source from, int first, int count) {
    for (int c = 0; c < windows.length; c++) {
      windows[c].begin(count);
      for (int n = 0; n < count; n++) {
        from.read(c, first + n, plane);
        windows[c].put(n, plane);
      }
    }
  }

  private void addRows(float[] sum, int length, int y, float[] weights, int at) {
    for (int i = 0; i < inputs; i++) {
      for (int ky = 0; ky < kernel; ky++) {
        int row = y * stride + ky - padding;
        if (row >= 0 && row < height) {
          VectorLoops.addWeighted(
              sum,
              length,
              input[i].shifts(row),
              kernel,
              weights,
              at + (i * kernel + ky) * kernel,
              1);
        }
      }
    }
  }

  /**
   * @param from the input again
   * @param gradients of the output
   * @param weightGradients outputs x inputs x kernel x kernel, from index {@code at}: overwritten
   * @param rectified whether the input came out of a ReLU; the gradient is then taken through it
   * @param to receives the gradient of the input
   * @return the sum of a rectified input's gradient, over all inputs; else 0
   */
  double backward(
      int images,
      Source from,
      Source gradients,
      float[] weights,
      float[] weightGradients,
      int at,
      boolean rectified,
      Sink to) {
    Arrays.fill(sums, 0);
    int all = outputs * inputs * kernel * kernel;
    Arrays.fill(weightGradients, at, at + all, 0);
    for (int first = 0; first < images; first += most) {
      int count = Math.min(most, images - first);
      load(input, from, first, count);
      load(gradient, gradients, first, count);
      addProducts(count * slot);
      for (int t = 0; t < all; t++) {
        weightGradients[at + t] += (float) VectorLoops.fold(products[t], count * slot, phases[0]);
      }
      if (to != NOWHERE) {
        for (int y = 0; y < height; y++) {
          for (int i = 0; i < inputs; i++) {
            inputGradient(i, y, count, weights, at);
            for (int f = 0; rectified && f < stride; f++) {
              VectorLoops.maskAndSum(phases[f], sums, count * slot, input[i].row(y, f));
            }
            writeRow(i, y, first, count, to);
          }
        }
      }
    }
    return VectorLoops.fold(sums, sums.length, phases[0]);
  }

  /** For {@link #backward} where nobody needs the gradient of the input. */
  static final Sink NOWHERE = (channel, image, y, from, offset, length) -> {};

  private void addProducts(int length) {
    for (float[] lanes : products) {
      Arrays.fill(lanes, 0, length, 0);
    }
    for (int y = 0; y < outHeight; y++) {
      for (int i = 0; i < inputs; i++) {
        for (int ky = 0; ky < kernel; ky++) {
          int row = y * stride + ky - padding;
          if (row >= 0 && row < height) {
            float[][] shifts = input[i].shifts(row);
            for (int o = 0; o < outputs; o++) {
              float[] g = gradient[o].row(y, 0);
              int t = ((o * inputs + i) * kernel + ky) * kernel;
              for (int kx = 0; kx < kernel; kx++) {
                VectorLoops.addProduct(products[t + kx], length, g, shifts[kx]);
              }
            }
          }
        }
      }
    }
  }

  private void inputGradient(int i, int y, int count, float[] weights, int at) {
    for (int f = 0; f < stride; f++) {
      Arrays.fill(phases[f], 0, count * slot, 0);
      int columns = (kernel - f + stride - 1) / stride;
      for (int o = 0; o < outputs; o++) {
        for (int ky = (y + padding) % stride; ky < kernel; ky += stride) {
          int row = (y + padding - ky) / stride;
          if (y + padding >= ky && row < outHeight) {
            VectorLoops.addWeighted(
                phases[f],
                count * slot,
                gradient[o].shifts(row),
                columns,
                weights,
                at + ((o * inputs + i) * kernel + ky) * kernel + f,
                stride);
          }
        }
      }
    }
  }

  private void writeRow(int i, int y, int first, int count, Sink to) {
    for (int n = 0; n < count; n++) {
      if (stride == 1) {
        to.write(i, first + n, y, phases[0], n * slot + padding, width);
      } else {
        for (int f = 0; f < stride; f++) {
          int x = Math.floorMod(f - padding, stride);
          int q = n * slot + (x + padding) / stride;
          VectorLoops.putSecond(line, x, phases[f], q, (width - x + 1) / 2);
        }
        to.write(i, first + n, y, line, 0, width);
      }
    }
  }
}
