package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

import java.util.List;
import org.gennas.engine.layer.MomentumStep;

/** A step of SGD that reads and writes each number once or twice, piece by piece in the cache. */
final class OneDnnMomentum implements MomentumStep {
  /** Numbers of a piece: momentum and gradients of one are still in the cache when read again. */
  private static final long PIECE = 1L << 16;

  private final OneDnn library;
  private final Scratch scratch;
  private final BlockMemory memory = new BlockMemory();
  private final Places places;
  private final List<Segment> segments;
  private final float momentum;
  private Assembly assembly;
  private Program program;
  private double learningRate = Double.NaN;

  /** Addresses of the flat arrays. */
  record Places(long parameters, long gradients, long velocities) {}

  OneDnnMomentum(
      OneDnn library, Scratch scratch, Places places, List<Segment> segments, float momentum) {
    this.library = library;
    this.scratch = scratch;
    this.places = places;
    this.segments = List.copyOf(segments);
    this.momentum = momentum;
    assembly = new Assembly(library, scratch, memory);
    program = assembly.program();
  }

  @Override
  public void apply(double rate) {
    if (rate != learningRate) {
      assembly.close();
      assembly = new Assembly(library, scratch, memory);
      program = assembly.program();
      for (Segment segment : segments) {
        for (long done = 0; done < segment.length(); done += PIECE) {
          long length = Math.min(PIECE, segment.length() - done);
          record(segment.from() + done, length, segment.moved(), (float) rate);
        }
      }
      learningRate = rate;
    }
    program.run();
  }

  private void record(long from, long length, boolean moved, float rate) {
    long skipped = from * Float.BYTES;
    var order = assembly.layout(dnnl_f32, dnnl_x, length);
    Tensor parameters = assembly.view(order, places.parameters() + skipped);
    Tensor gradients = assembly.view(order, places.gradients() + skipped);
    if (!moved) {
      assembly.sum(
          program,
          "following",
          parameters,
          new Assembly.Term(1, parameters),
          new Assembly.Term(-1, gradients));
      return;
    }
    Tensor velocities = assembly.view(order, places.velocities() + skipped);
    assembly.sum(
        program,
        "momentum",
        velocities,
        new Assembly.Term(momentum, velocities),
        new Assembly.Term(-rate, gradients));
    assembly.sum(
        program,
        "step",
        parameters,
        new Assembly.Term(1, parameters),
        new Assembly.Term(momentum, velocities),
        new Assembly.Term(-rate, gradients));
  }

  @Override
  public void close() {
    assembly.close();
    memory.close();
  }
}
