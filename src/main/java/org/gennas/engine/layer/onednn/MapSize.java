package org.gennas.engine.layer.onednn;

import org.gennas.engine.layer.ConvolutionStage;

/**
 * @param images in the batch
 * @param height of a map
 * @param width of a map
 */
record MapSize(int images, int height, int width) {
  MapSize after(ConvolutionStage stage) {
    return new MapSize(images, stage.outputSide(height), stage.outputSide(width));
  }

  long pixels() {
    return (long) images * height * width;
  }

  long[] with(int channels) {
    return new long[] {images, channels, height, width};
  }
}
