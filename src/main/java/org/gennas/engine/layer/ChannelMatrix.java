package org.gennas.engine.layer;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Feature maps with the channels outermost: a row a channel, holding that channel of all images. A
 * 1x1 convolution is then one matrix product, and a channel's statistics are those of a row.
 */
final class ChannelMatrix {
  private final INDArray matrix;
  private final FloatBuffer floats;
  private final int channels;
  private final int images;
  private final int height;
  private final int width;

  private ChannelMatrix(INDArray matrix, int channels, int images, int height, int width) {
    Math.multiplyExact(channels, Math.multiplyExact(images, Math.multiplyExact(height, width)));
    this.matrix = matrix;
    this.floats = floats(matrix);
    this.channels = channels;
    this.images = images;
    this.height = height;
    this.width = width;
  }

  /** Takes the memory from {@code arrays}; the content is whatever was left in it. */
  static ChannelMatrix in(
      ReusedArrays arrays, String name, int channels, int images, int height, int width) {
    INDArray matrix = arrays.get(name, DataType.FLOAT, channels, (long) images * height * width);
    return new ChannelMatrix(matrix, channels, images, height, width);
  }

  /**
   * The same numbers with channels outermost: the array's own memory where it lies so already, else
   * a copy.
   *
   * @param array images x channels x height x width, 32 bits
   */
  static ChannelMatrix of(INDArray array, ReusedArrays arrays, String name) {
    int images = (int) array.size(0);
    int channels = (int) array.size(1);
    int height = (int) array.size(2);
    int width = (int) array.size(3);
    INDArray turned = array.permute(1, 0, 2, 3);
    if (!array.isAttached() && dense(turned)) {
      INDArray own =
          Nd4j.create(
              array.data(),
              new long[] {channels, array.length() / channels},
              new long[] {array.length() / channels, 1},
              array.offset(),
              'c');
      return new ChannelMatrix(own, channels, images, height, width);
    }
    ChannelMatrix copy = in(arrays, name, channels, images, height, width);
    copy.matrix.reshape('c', channels, images, height, width).assign(turned);
    return copy;
  }

  private static boolean dense(INDArray array) {
    long expected = 1;
    for (int d = array.rank() - 1; d >= 0; d--) {
      if (array.size(d) != 1 && array.stride(d) != expected) {
        return false;
      }
      expected *= array.size(d);
    }
    return true;
  }

  /** The memory of an array whose numbers lie one after the other. */
  static FloatBuffer floats(INDArray array) {
    FloatPointer pointer = new FloatPointer(array.data().addressPointer());
    return pointer.capacity(array.length()).asBuffer();
  }

  /** Channels x (images * height * width). */
  INDArray matrix() {
    return matrix;
  }

  /** Images x channels x height x width, a view. */
  INDArray maps() {
    return matrix.reshape('c', channels, images, height, width).permute(1, 0, 2, 3);
  }

  int channels() {
    return channels;
  }

  int images() {
    return images;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Numbers a channel. */
  int columns() {
    return images * height * width;
  }

  /** Numbers a map. */
  int pixels() {
    return height * width;
  }

  /** Copies {@code n} numbers of a channel to the start of {@code to}. */
  void read(int channel, int from, float[] to, int n) {
    floats.get(channel * columns() + from, to, 0, n);
  }

  /** Copies {@code n} numbers into a channel. */
  void write(int channel, int at, float[] from, int offset, int n) {
    floats.put(channel * columns() + at, from, offset, n);
  }
}
