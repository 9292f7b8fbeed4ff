package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_wait;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** Calls of primitives, recorded once and run at every step. */
final class Program {
  private final dnnl_stream stream;
  private final List<Call> calls = new ArrayList<>();

  /**
   * @param kernel oneDNN's name of the implementation
   */
  record Call(
      String what, String kernel, dnnl_primitive primitive, dnnl_exec_arg_t arguments, int count) {
    /** Whether it is one of the plain loops that oneDNN falls back to, 10 to 100 times slower. */
    boolean isReference() {
      return kernel.startsWith("ref");
    }
  }

  Program(dnnl_stream stream) {
    this.stream = stream;
  }

  void add(Call call) {
    calls.add(call);
  }

  /** What was recorded, in order. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Runs all calls and returns when they are done. */
  void run() {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      int status = dnnl_primitive_execute(call.primitive(), stream, call.count(), call.arguments());
      if (status != 0) {
        OneDnn.check(status, call.what());
      }
    }
    dnnl_stream_wait(stream);
  }
}
