package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dims;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_ndims_s32;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Numbers in native memory and the order in which oneDNN finds them there. */
final class Tensor {
  private final dnnl_memory_desc layout;
  private final dnnl_memory memory;
  private final Optional<Scratch.Part> lease;
  private final long[] sizes;
  private long address;

  Tensor(dnnl_memory_desc layout, dnnl_memory memory, long address, Optional<Scratch.Part> lease) {
    this.layout = layout;
    sizes = sizes(layout);
    this.memory = memory;
    this.address = address;
    this.lease = lease;
  }

  dnnl_memory_desc layout() {
    return layout;
  }

  dnnl_memory memory() {
    return memory;
  }

  long address() {
    return address;
  }

  /** Logical sizes, whatever the order. */
  long[] sizes() {
    return sizes.clone();
  }

  long bytes() {
    return dnnl_memory_desc_get_size(layout);
  }

  /** The scratch memory that it lies in. */
  Optional<Scratch.Part> lease() {
    return lease;
  }

  /** Points it at numbers elsewhere that lie in the same order. */
  void moveTo(long elsewhere) {
    if (elsewhere != address) {
      OneDnn.check(dnnl_memory_set_data_handle(memory, new Address(elsewhere)), "moving a tensor");
      address = elsewhere;
    }
  }

  private static long[] sizes(dnnl_memory_desc layout) {
    try (IntPointer count = new IntPointer(1);
        PointerPointer<LongPointer> answer = new PointerPointer<>(1)) {
      OneDnn.check(
          dnnl_memory_desc_query(layout, dnnl_query_ndims_s32, count), "asking for dimensions");
      OneDnn.check(dnnl_memory_desc_query(layout, dnnl_query_dims, answer), "asking for sizes");
      long[] sizes = new long[count.get()];
      new LongPointer(answer.get(0)).get(sizes);
      return sizes;
    }
  }
}
