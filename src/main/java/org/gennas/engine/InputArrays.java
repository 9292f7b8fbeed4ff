package org.gennas.engine;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.gennas.data.batch.Batch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's arrays of what a network is fed, made once for each batch size and filled at each step.
 */
final class InputArrays implements AutoCloseable {
  private final int channels;
  private final boolean onCpu = LayerChoice.onCpu();
  private final Map<Shape, INDArray[]> arrays = new HashMap<>();

  private enum Kind {
    IMAGES,
    LABELS,
    MASK
  }

  private record Shape(Kind kind, int images, int width) {}

  InputArrays(int channels) {
    this.channels = channels;
  }

  /**
   * @param pixels at least count x channels x px x px
   */
  INDArray[] images(float[] pixels, int count, int px) {
    return filled(new Shape(Kind.IMAGES, count, px), pixels, new long[] {count, channels, px, px});
  }

  INDArray[] labels(Batch batch) {
    return table(Kind.LABELS, batch.labels(), batch);
  }

  INDArray[] mask(Batch batch) {
    return table(Kind.MASK, batch.mask(), batch);
  }

  private INDArray[] table(Kind kind, float[] values, Batch batch) {
    return filled(
        new Shape(kind, batch.size(), batch.findings()),
        values,
        new long[] {batch.size(), batch.findings()});
  }

  private INDArray[] filled(Shape shape, float[] values, long[] sizes) {
    INDArray[] array =
        arrays.computeIfAbsent(
            shape, s -> new INDArray[] {Nd4j.createUninitializedDetached(DataType.FLOAT, sizes)});
    if (onCpu && array[0].data().addressPointer() instanceof FloatPointer place) {
      place.put(values, 0, (int) array[0].length());
    } else {
      array[0].data().setData(values);
    }
    return array;
  }

  @Override
  public void close() {
    arrays.values().forEach(array -> array[0].close());
    arrays.clear();
  }
}
