package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

/** Order of the numbers of maps between the primitives of a network. */
enum Layout {
  /** 16 channels of a pixel side by side: as wide as AVX-512. */
  BLOCKS_OF_16(dnnl_nChw16c, 16, "in blocks of 16 channels"),
  /** 8 channels of a pixel side by side: as wide as AVX2. */
  BLOCKS_OF_8(dnnl_nChw8c, 8, "in blocks of 8 channels"),
  /** All channels of a pixel side by side. */
  CHANNELS_LAST(dnnl_nhwc, 1, "with the channels last");

  private final int tag;
  private final int block;
  private final String text;

  Layout(int tag, int block, String text) {
    this.tag = tag;
    this.block = block;
    this.text = text;
  }

  /** For people. */
  String text() {
    return text;
  }

  /** oneDNN's number for it. */
  int tag() {
    return tag;
  }

  /** Channels side by side of {@code channels}. */
  int sideBySide(int channels) {
    return this == CHANNELS_LAST ? channels : block;
  }

  /** Runs of such channels that an image's maps are made of. */
  int blocks(int channels) {
    return this == CHANNELS_LAST ? 1 : (channels + block - 1) / block;
  }
}
