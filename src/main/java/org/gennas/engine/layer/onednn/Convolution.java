package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** oneDNN's descriptions of one convolution and of its two gradients. */
final class Convolution {
  private final Assembly assembly;
  private final Window window;
  private final dnnl_memory_desc input;
  private final dnnl_memory_desc output;
  private final dnnl_memory_desc weights;
  private final long[] kernel;
  private final dnnl_primitive_desc hint;

  private Convolution(
      Assembly assembly,
      Window window,
      dnnl_memory_desc input,
      dnnl_memory_desc output,
      long[] kernel,
      dnnl_memory_desc weights,
      dnnl_primitive_desc hint) {
    this.assembly = assembly;
    this.window = window;
    this.input = input;
    this.output = output;
    this.kernel = kernel;
    this.weights = weights;
    this.hint = hint;
  }

  /**
   * @param type of the weights in computation, dnnl_f32 or dnnl_bf16
   * @param kernel sizes of the weights: out, in, height, width, or groups before these
   * @return empty where oneDNN has none
   */
  static Optional<Convolution> find(
      Assembly assembly,
      int type,
      Window window,
      dnnl_memory_desc input,
      dnnl_memory_desc output,
      long... kernel) {
    dnnl_memory_desc weights = assembly.layout(type, dnnl_format_tag_any, kernel);
    return assembly
        .tryToDescribe(
            (into, onednn) ->
                dnnl_convolution_forward_primitive_desc_create(
                    into,
                    onednn.engine(),
                    dnnl_forward_training,
                    dnnl_convolution_direct,
                    input,
                    weights,
                    null,
                    output,
                    window.strides(),
                    Window.dilation(),
                    window.before(),
                    window.after(),
                    null))
        .map(hint -> new Convolution(assembly, window, input, output, kernel, weights, hint));
  }

  dnnl_primitive_desc forward() {
    return hint;
  }

  dnnl_primitive_desc inputGradient() {
    return assembly.describe(
        "the gradient of a convolution's input",
        (into, onednn) ->
            dnnl_convolution_backward_data_primitive_desc_create(
                into,
                onednn.engine(),
                dnnl_convolution_direct,
                input,
                weights,
                output,
                window.strides(),
                Window.dilation(),
                window.before(),
                window.after(),
                hint,
                null));
  }

  /** Empty where oneDNN has none. The gradient itself is in 32 bits. */
  Optional<dnnl_primitive_desc> weightGradient() {
    dnnl_memory_desc gradient = assembly.layout(dnnl_f32, dnnl_format_tag_any, kernel);
    return assembly.tryToDescribe(
        (into, onednn) ->
            dnnl_convolution_backward_weights_primitive_desc_create(
                into,
                onednn.engine(),
                dnnl_convolution_direct,
                input,
                gradient,
                null,
                output,
                window.strides(),
                Window.dilation(),
                window.before(),
                window.after(),
                hint,
                null));
  }

  /**
   * A convolution that only looks at images: with a bias, and what follows it done on the way.
   *
   * @param after the operations that follow
   */
  static dnnl_primitive_desc inference(
      Assembly assembly,
      int type,
      Window window,
      dnnl_memory_desc input,
      dnnl_memory_desc output,
      dnnl_primitive_attr after,
      long... kernel) {
    long outputs = kernel.length == 5 ? kernel[0] * kernel[1] : kernel[0];
    dnnl_memory_desc weights = assembly.layout(type, dnnl_format_tag_any, kernel);
    dnnl_memory_desc bias = assembly.layout(dnnl_f32, dnnl_x, outputs);
    return assembly.describe(
        "a convolution",
        (into, onednn) ->
            dnnl_convolution_forward_primitive_desc_create(
                into,
                onednn.engine(),
                dnnl_forward_inference,
                dnnl_convolution_direct,
                input,
                weights,
                bias,
                output,
                window.strides(),
                Window.dilation(),
                window.before(),
                window.after(),
                after));
  }
}
