package org.gennas.search.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.NetworkCost;
import org.gennas.study.config.SearchLimits;

/**
 * The distinct networks that a study's own limits leave, by their size. What a training step costs
 * beside a fixed part grows with {@link #work}: MACs, and the bytes that move between memory and
 * processor, which batch norm and depthwise convolutions are bound by. Immutable.
 */
public final class Sizes {
  /**
   * MACs that take as long as one byte kept for the backward pass. Fitted to the steps of 14
   * networks at 64 px in docs/training-speed.md.
   */
  private static final double MACS_PER_BYTE = 8;

  private final BuiltNetworks networks;
  private final List<Architecture> architectures;
  private final long[] macs;
  private final double[] workUpTo;
  private final double[] mostWork;

  private record Sized(Architecture architecture, long macs, double work) {}

  private Sizes(BuiltNetworks networks, List<Sized> ordered) {
    this.networks = networks;
    architectures = ordered.stream().map(Sized::architecture).toList();
    macs = ordered.stream().mapToLong(Sized::macs).toArray();
    workUpTo = new double[ordered.size() + 1];
    mostWork = new double[ordered.size() + 1];
    for (int i = 0; i < ordered.size(); i++) {
      double work = ordered.get(i).work();
      workUpTo[i + 1] = workUpTo[i] + work;
      mostWork[i + 1] = Math.max(mostWork[i], work);
    }
  }

  /**
   * Takes about a second for a space of thousands of networks.
   *
   * @throws IllegalArgumentException if the limits leave none
   */
  public static Sizes of(BuiltNetworks networks, SearchLimits limits) {
    List<Sized> ordered =
        networks.distinct().stream()
            .filter(limits::respectsLocks)
            .map(a -> sized(networks, a, limits))
            .filter(s -> s.macs() <= limits.maxMacs().orElse(Long.MAX_VALUE - 1))
            .sorted(
                Comparator.comparingLong(Sized::macs).thenComparing(s -> s.architecture().code()))
            .toList();
    if (ordered.isEmpty()) {
      throw new IllegalArgumentException("The limits leave no network to train");
    }
    return new Sizes(networks, ordered);
  }

  private static Sized sized(
      BuiltNetworks networks, Architecture architecture, SearchLimits limits) {
    NetworkCost cost = networks.layers(architecture);
    boolean within = cost.params() <= limits.maxParams().orElse(Long.MAX_VALUE);
    return new Sized(architecture, within ? cost.macs() : Long.MAX_VALUE, work(cost));
  }

  /** What a training step of one image takes, in MACs. */
  public static double work(NetworkCost cost) {
    return cost.macs() + MACS_PER_BYTE * cost.activationBytes(1);
  }

  /** The work of a network, whether the limits allow it or not. */
  double work(Architecture architecture) {
    return work(networks.layers(architecture));
  }

  /** The networks that other limits leave. */
  Sizes within(SearchLimits limits) {
    return of(networks, limits);
  }

  /** How many networks there are. */
  public int count() {
    return macs.length;
  }

  /** MACs of the largest among the {@code count} smallest. */
  public long macs(int count) {
    return macs[count - 1];
  }

  /** Mean work of the {@code count} smallest. */
  double meanWork(int count) {
    return workUpTo[count] / count;
  }

  /** Most work that one of the {@code count} smallest needs. */
  double mostWork(int count) {
    return mostWork[count];
  }

  /** How many have no more MACs than that; at least 1. */
  int withMacs(long limit) {
    int at = Arrays.binarySearch(macs, limit + 1);
    int count = at >= 0 ? at : -at - 1;
    while (count > 0 && macs[count - 1] > limit) {
      count--;
    }
    return Math.max(1, count);
  }

  /** Networks that tell the speed of all: the smallest and a large one; one where all are alike. */
  public List<Architecture> samples() {
    Architecture small = architectures.get(0);
    Architecture large = architectures.get((int) (0.9 * (macs.length - 1)));
    return small.equals(large) ? List.of(small) : List.of(small, large);
  }
}
