package org.gennas.engine.layer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays outside of DL4J's workspaces that live from step to step, by name. An array for a smaller
 * shape is a view of the largest that was asked for, so that the short last batch of an epoch takes
 * no memory of its own. The content is whatever was left in it.
 */
final class ReusedArrays implements AutoCloseable {
  private final Map<String, INDArray> flats = new HashMap<>();
  private final Map<String, INDArray> views = new HashMap<>();

  /** An array in c order; valid until the same name is asked for in another shape. */
  INDArray get(String name, DataType type, long... shape) {
    INDArray view = views.get(name);
    if (view == null || view.dataType() != type || !Arrays.equals(view.shape(), shape)) {
      view = cut(flat(name, type, Arrays.stream(shape).reduce(1, (a, b) -> a * b)), shape);
      views.put(name, view);
    }
    return view;
  }

  private INDArray flat(String name, DataType type, long length) {
    INDArray flat = flats.get(name);
    if (flat == null || flat.length() < length || flat.dataType() != type) {
      if (flat != null) {
        flat.close();
      }
      flat = Nd4j.createUninitializedDetached(type, length);
      flats.put(name, flat);
    }
    return flat;
  }

  private static INDArray cut(INDArray flat, long... shape) {
    return Nd4j.create(flat.data(), shape);
  }

  @Override
  public void close() {
    views.clear();
    flats.values().forEach(INDArray::close);
    flats.clear();
  }
}
