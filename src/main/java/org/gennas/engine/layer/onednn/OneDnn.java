package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;

/** oneDNN's engine for the CPU and the stream that its primitives run on. */
final class OneDnn implements AutoCloseable {
  private final dnnl_engine engine = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();

  OneDnn() {
    check(dnnl_engine_create(engine, dnnl_cpu, 0), "making an engine");
    check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "making a stream");
  }

  dnnl_engine engine() {
    return engine;
  }

  dnnl_stream stream() {
    return stream;
  }

  /**
   * @param status what a function of the library returned
   * @throws OutOfMemoryError if it ran out of memory
   * @throws IllegalStateException if it refused for another reason
   */
  static void check(int status, String doing) {
    if (status == 1) {
      throw new OutOfMemoryError("oneDNN ran out of memory when " + doing);
    }
    if (status != 0) {
      throw new IllegalStateException("oneDNN refused with status " + status + " when " + doing);
    }
  }

  @Override
  public void close() {
    dnnl_stream_destroy(stream);
    dnnl_engine_destroy(engine);
  }
}
