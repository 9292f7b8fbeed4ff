package org.gennas.engine;

import java.util.ArrayList;
import java.util.List;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.space.Architecture;
import org.gennas.space.Block;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;

/**
 * The layers of an architecture: stem, slots, head, and behind them the dense output. A slot that
 * only passes its input on is no layer.
 *
 * @param blocks stem, slots that compute, head with pooling
 * @param outputs findings
 */
record NetworkPlan(List<NamedBlock> blocks, int outputs) {
  /**
   * @param name "stem", "slot1" to "slot8", "head"
   */
  record NamedBlock(String name, BlockDefinition definition) {}

  NetworkPlan {
    blocks = List.copyOf(blocks);
  }

  /**
   * @param px side of the input, which decides the stem's stride
   * @param outputs findings
   */
  static NetworkPlan of(SearchSpace space, Architecture architecture, int px, int outputs) {
    List<NamedBlock> blocks = new ArrayList<>();
    blocks.add(
        new NamedBlock(
            "stem",
            chain(
                false,
                new ConvolutionStage(
                    space.inputChannels(),
                    space.stemChannels(),
                    3,
                    space.stemStride(px),
                    false,
                    true))));
    int channels = space.stemChannels();
    for (Slot slot : space.slots()) {
      Block block = space.block(architecture, slot.index());
      if (!(block instanceof Block.Identity && slot.passesThrough())) {
        blocks.add(new NamedBlock("slot" + (slot.index() + 1), slot(slot, block)));
      }
      channels = slot.outChannels();
    }
    ConvolutionStage head = new ConvolutionStage(channels, space.headChannels(), 1, 1, false, true);
    blocks.add(new NamedBlock("head", new BlockDefinition(List.of(head), false, true)));
    return new NetworkPlan(blocks, outputs);
  }

  private static BlockDefinition slot(Slot slot, Block block) {
    int in = slot.inChannels();
    int out = slot.outChannels();
    if (block instanceof Block.MobileBlock mobile) {
      int hidden = in * mobile.expansion();
      return chain(
          slot.passesThrough(),
          new ConvolutionStage(in, hidden, 1, 1, false, true),
          new ConvolutionStage(hidden, hidden, mobile.kernel(), slot.stride(), true, true),
          new ConvolutionStage(hidden, out, 1, 1, false, false));
    }
    return chain(false, new ConvolutionStage(in, out, 1, slot.stride(), false, false));
  }

  private static BlockDefinition chain(boolean residual, ConvolutionStage... stages) {
    return new BlockDefinition(List.of(stages), residual, false);
  }

  /** Weights, gammas, betas and the output's weights and biases; running statistics not counted. */
  long parameters() {
    NamedBlock head = blocks.get(blocks.size() - 1);
    return blocks.stream().mapToLong(b -> b.definition().trainable()).sum()
        + (head.definition().out() + 1L) * outputs;
  }

  /** All numbers of the network: the parameters and the running statistics. */
  long numbers() {
    return parameters() + blocks.stream().mapToLong(b -> b.definition().statistics()).sum();
  }
}
