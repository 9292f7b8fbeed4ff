package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.layer.ConvolutionStage;

/**
 * The three stages of a MobileNetV2 block (Sandler et al. 2018, figure 3b), computed for a group of
 * hidden channels at a time: expansion, depthwise convolution and the group's share of the
 * projection, before the next group begins. Batch norm and the depthwise convolution know no other
 * channel, so the result is the same; but what one primitive writes is still in the cache when the
 * next one reads it, and the normalised hidden maps, the largest of all, are never kept: the
 * backward pass makes them anew, group by group.
 */
final class MobileChain implements TrainingChain {
  /** Hidden maps of a group, in bytes; larger ones leave the cache before they are read. */
  private static final long GROUP = Long.getLong("group", 8L << 20);

  private static final int LEAST_CHANNELS = 32;

  private final Assembly assembly;
  private final Tensor input;
  private final Parts parts;
  private final List<Group> groups = new ArrayList<>();
  private final TrainingNorm lastNorm;

  /** Stages of a group, or of the whole block. */
  private record Parts(
      ConvolutionStage expand, ConvolutionStage depthwise, ConvolutionStage project) {
    static Parts of(List<ConvolutionStage> stages) {
      return new Parts(stages.get(0), stages.get(1), stages.get(2));
    }

    Parts group(int channels) {
      return new Parts(
          new ConvolutionStage(expand.in(), channels, 1, 1, false, true),
          new ConvolutionStage(
              channels, channels, depthwise.kernel(), depthwise.stride(), true, true),
          new ConvolutionStage(channels, project.out(), 1, 1, false, false));
    }
  }

  /** What the forward pass leaves of a group. */
  private record Group(
      Parts parts,
      int first,
      TrainingConvolution expand,
      TrainingNorm expanded,
      TrainingConvolution depthwise,
      TrainingNorm filtered,
      TrainingConvolution project) {}

  /** Whether the stages are those of such a block. */
  static boolean fits(List<ConvolutionStage> stages) {
    return stages.size() == 3
        && stages.get(0).pointwise()
        && stages.get(0).stride() == 1
        && stages.get(0).relu()
        && stages.get(1).depthwise()
        && stages.get(1).relu()
        && stages.get(2).pointwise()
        && stages.get(2).stride() == 1
        && !stages.get(2).relu();
  }

  MobileChain(
      Assembly assembly,
      Program program,
      List<ConvolutionStage> stages,
      List<StagePlaces> parameters,
      Tensor input,
      MapSize size,
      TrainingConvolution.Maps maps) {
    this.assembly = assembly;
    this.input = input;
    parts = Parts.of(stages);
    int channels = groupChannels(size, maps);
    Optional<Tensor> projected = Optional.empty();
    for (int first = 0; first < parts.expand().out(); first += channels) {
      Group group =
          record(program, parts.group(channels), first, parameters, size, maps, projected);
      groups.add(group);
      projected = Optional.of(group.project().output());
    }
    lastNorm =
        new TrainingNorm(
            assembly,
            program,
            parameters.get(2),
            projected.orElseThrow(),
            parts.project().out(),
            false,
            true);
  }

  /** The largest share of the hidden channels whose maps fit, by a power of two of all of them. */
  private int groupChannels(MapSize size, TrainingConvolution.Maps maps) {
    long bytes = size.pixels() * (maps.type() == dnnl_bf16 ? Short.BYTES : Float.BYTES);
    int channels = parts.expand().out();
    while (channels % (2 * LEAST_CHANNELS) == 0 && channels * bytes > GROUP) {
      channels /= 2;
    }
    return channels % 3 == 0 && channels / 3 % LEAST_CHANNELS == 0 && channels * bytes > GROUP
        ? channels / 3
        : channels;
  }

  private Group record(
      Program program,
      Parts part,
      int first,
      List<StagePlaces> parameters,
      MapSize size,
      TrainingConvolution.Maps maps,
      Optional<Tensor> projected) {
    StagePlaces expandPlaces = parameters.get(0).from(parts.expand(), first);
    TrainingConvolution expand =
        new TrainingConvolution(
            assembly,
            program,
            part.expand(),
            expandPlaces.of(parts.expand()),
            input,
            size,
            maps,
            Optional.empty());
    int channels = part.expand().out();
    TrainingNorm expanded =
        new TrainingNorm(assembly, program, expandPlaces, expand.output(), channels, true, false);
    StagePlaces depthwisePlaces = parameters.get(1).from(parts.depthwise(), first);
    TrainingConvolution depthwise =
        new TrainingConvolution(
            assembly,
            program,
            part.depthwise(),
            depthwisePlaces.of(parts.depthwise()),
            expanded.output(),
            size,
            maps,
            Optional.empty());
    assembly.giveBack(expanded.output());
    TrainingNorm filtered =
        new TrainingNorm(
            assembly, program, depthwisePlaces, depthwise.output(), channels, true, false);
    TrainingConvolution project =
        new TrainingConvolution(
            assembly,
            program,
            part.project(),
            parameters.get(2).column(parts.project(), first),
            filtered.output(),
            size.after(part.depthwise()),
            maps,
            projected);
    assembly.giveBack(filtered.output());
    return new Group(part, first, expand, expanded, depthwise, filtered, project);
  }

  @Override
  public Tensor output() {
    return lastNorm.output();
  }

  @Override
  public Optional<Tensor> backward(
      Program program,
      Tensor outputGradient,
      boolean mayOverwrite,
      List<StagePlaces> gradients,
      boolean wantsInput) {
    Tensor projected = lastNorm.backward(program, outputGradient, mayOverwrite, gradients.get(2));
    Optional<Tensor> inputGradient =
        wantsInput
            ? Optional.of(assembly.own(groups.get(0).expand().inputOrder()))
            : Optional.empty();
    for (int i = 0; i < groups.size(); i++) {
      recordBackward(program, groups.get(i), projected, gradients, inputGradient, i > 0);
    }
    assembly.giveBack(projected);
    return inputGradient;
  }

  private void recordBackward(
      Program program,
      Group group,
      Tensor projected,
      List<StagePlaces> gradients,
      Optional<Tensor> inputGradient,
      boolean add) {
    Tensor filtered = group.filtered().again(program);
    group
        .project()
        .weightGradient(
            program,
            filtered,
            true,
            projected,
            gradients.get(2).column(parts.project(), group.first()));
    // the maps are no longer needed and have the gradient's shape
    group.project().inputGradient(program, projected, filtered);
    StagePlaces depthwisePlaces = gradients.get(1).from(parts.depthwise(), group.first());
    Tensor gradient = group.filtered().backward(program, filtered, true, depthwisePlaces);
    Tensor expanded = group.expanded().again(program);
    group
        .depthwise()
        .weightGradient(program, expanded, true, gradient, depthwisePlaces.of(parts.depthwise()));
    group.depthwise().inputGradient(program, gradient, expanded);
    assembly.giveBack(gradient);
    StagePlaces expandPlaces = gradients.get(0).from(parts.expand(), group.first());
    Tensor last = group.expanded().backward(program, expanded, true, expandPlaces);
    group.expand().weightGradient(program, input, false, last, expandPlaces.of(parts.expand()));
    inputGradient.ifPresent(
        into -> {
          if (add) {
            group.expand().addInputGradient(program, last, into);
          } else {
            group.expand().inputGradient(program, last, into);
          }
        });
    assembly.giveBack(last);
  }
}
