package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

/**
 * Type of the maps in training. Parameters, their gradients, batch statistics and everything in
 * evaluation have 32 bits either way.
 */
public enum Precision {
  FLOAT32(dnnl_f32),
  /** 8 bits of exponent, 7 of fraction: products of 1x1 convolutions are several times faster. */
  BFLOAT16(dnnl_bf16);

  private final int type;

  Precision(int type) {
    this.type = type;
  }

  /** oneDNN's number for it. */
  int type() {
    return type;
  }
}
