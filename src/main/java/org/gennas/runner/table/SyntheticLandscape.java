package org.gennas.runner.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * Synthetic tables to choose a strategy's settings on, so that none is tuned to a real one. The
 * logarithm of a network's error is a sum of what its choices are worth anywhere, in their slot and
 * in pairs, and of what is its own; a bend lets gains shrink towards the best; trainings scatter
 * about it. Every share is drawn, so that one landscape is all but additive and another rugged.
 */
public final class SyntheticLandscape {
  private static final int LARGEST = 8000;

  private SyntheticLandscape() {}

  /**
   * What a landscape looks like.
   *
   * @param choices of each slot, 2 to 10
   * @param stages slots of each stage, adding up to all; after its first slot, a stage's choice 0
   *     passes through and can be moved to the stage's end, so that codes are aliases. Empty: no
   *     two codes are the same network
   * @param mixture share of variance of choices wherever they stand
   * @param slot share of a choice in its slot
   * @param pair share of two choices in two slots
   * @param own share of a network's own
   * @param bend 0 none; the higher, the flatter is the top
   * @param sizeWorth correlation of being large with being good in choices, -1 to 1
   * @param noise deviation of one training over that of the networks
   * @param trainings in the table of each network
   */
  public record Shape(
      List<Integer> choices,
      List<Integer> stages,
      double mixture,
      double slot,
      double pair,
      double own,
      double bend,
      double sizeWorth,
      double noise,
      int trainings) {
    public Shape {
      choices = List.copyOf(choices);
      stages = List.copyOf(stages);
    }

    /** A shape drawn from the family on which settings are chosen. */
    public static Shape draw(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int slots = 5 + random.nextInt(6);
      int most = Math.max(2, (int) Math.floor(Math.pow(LARGEST, 1.0 / slots)));
      int each = Math.min(5, 2 + random.nextInt(most - 1));
      boolean even = random.nextInt(3) > 0;
      List<Integer> choices = new ArrayList<>();
      for (int i = 0; i < slots; i++) {
        choices.add(even ? each : 2 + random.nextInt(Math.max(1, Math.min(5, most) - 1)));
      }
      List<Integer> stages = new ArrayList<>();
      if (random.nextInt(2) == 0) {
        for (int from = 0; from < slots; from += stages.get(stages.size() - 1)) {
          stages.add(Math.min(slots - from, 1 + random.nextInt(4)));
          for (int i = from + 2; i < from + stages.get(stages.size() - 1); i++) {
            choices.set(i, choices.get(from + 1));
          }
        }
      }
      double mixture = random.nextDouble();
      double slot = 0.3 + random.nextDouble();
      double pair = 0.5 * random.nextDouble();
      double own = 0.15 * random.nextDouble();
      double all = mixture + slot + pair + own;
      return new Shape(
          choices,
          stages,
          mixture / all,
          slot / all,
          pair / all,
          own / all,
          random.nextInt(3) == 0 ? 0 : 1.5 * random.nextDouble(),
          -0.5 + 1.4 * random.nextDouble(),
          Math.exp(Math.log(0.03) + random.nextDouble() * Math.log(0.5 / 0.03)),
          3);
    }
  }

  /** The landscape of that number in the family on which settings are chosen. */
  public static BenchmarkTable draw(long seed) {
    return of("Synthetic landscape " + seed, Shape.draw(seed), seed);
  }

  /** A landscape of that shape. */
  public static BenchmarkTable of(String name, Shape shape, long seed) {
    return new Drawing(name, shape, new SplittableRandom(seed ^ 0x6c61_6e64L)).table();
  }

  /** Draws one landscape; confined to one call. */
  private static final class Drawing {
    private final String name;
    private final Shape shape;
    private final SplittableRandom random;
    private final int slots;

    Drawing(String name, Shape shape, SplittableRandom random) {
      this.name = name;
      this.shape = shape;
      this.random = random;
      this.slots = shape.choices().size();
    }

    BenchmarkTable table() {
      double[][] sizes = sizes();
      Map<Architecture, Networks.Cost> costs = new LinkedHashMap<>();
      List<Architecture> codes = codes();
      UnaryOperator<Architecture> canonical = canonical();
      for (Architecture code : codes) {
        Architecture network = canonical.apply(code);
        double size = 0;
        for (int i = 0; i < slots; i++) {
          size += sizes[i][network.choice(i)];
        }
        costs.put(code, new Networks.Cost(Math.round(1e5 * size), Math.round(1e6 * size)));
      }
      ListedNetworks networks =
          new ListedNetworks(
              name,
              ListedNetworks.nameless(
                  shape.choices().stream().mapToInt(Integer::intValue).toArray()),
              costs,
              canonical);
      double[] values = values(codes, sizes, networks);
      Map<Architecture, BenchmarkTable.Entry> entries = new LinkedHashMap<>();
      double level = Math.log(0.05 + 0.3 * random.nextDouble());
      double spread = 0.08 + 0.3 * random.nextDouble();
      for (int i = 0; i < codes.size(); i++) {
        if (networks.canonical(codes.get(i)).equals(codes.get(i))) {
          entries.put(
              codes.get(i), trained(level + spread * values[i], spread, costs.get(codes.get(i))));
        }
      }
      for (Architecture code : codes) {
        entries.putIfAbsent(code, entries.get(networks.canonical(code)));
      }
      return new BenchmarkTable(name, networks, Optional.empty(), true, entries);
    }

    private BenchmarkTable.Entry trained(double expected, double spread, Networks.Cost cost) {
      List<Double> scores = new ArrayList<>();
      for (int t = 0; t < shape.trainings(); t++) {
        double logError = expected + spread * shape.noise() * random.nextGaussian();
        scores.add(1 - Math.min(0.99, Math.exp(logError)));
      }
      return BenchmarkTable.Entry.of(scores, cost);
    }

    private List<Architecture> codes() {
      List<Architecture> codes = new ArrayList<>();
      int count = shape.choices().stream().reduce(1, Math::multiplyExact);
      for (int n = 0; n < count; n++) {
        char[] digits = new char[slots];
        int rest = n;
        for (int i = slots - 1; i >= 0; i--) {
          digits[i] = (char) ('0' + rest % shape.choices().get(i));
          rest /= shape.choices().get(i);
        }
        codes.add(new Architecture(new String(digits)));
      }
      return codes;
    }

    /** Cost of each choice in each slot; choice 0 is cheap, as an Identity is. */
    private double[][] sizes() {
      double[][] sizes = new double[slots][];
      for (int i = 0; i < slots; i++) {
        sizes[i] = new double[shape.choices().get(i)];
        double weight = 0.5 + random.nextDouble();
        for (int c = 0; c < sizes[i].length; c++) {
          sizes[i][c] = 0.3 + weight * (c + 0.4 * random.nextDouble());
        }
      }
      return sizes;
    }

    private UnaryOperator<Architecture> canonical() {
      if (shape.stages().isEmpty()) {
        return code -> code;
      }
      return code -> {
        StringBuilder digits = new StringBuilder();
        int from = 0;
        for (int stage : shape.stages()) {
          StringBuilder kept = new StringBuilder().append(code.code().charAt(from));
          for (int i = from + 1; i < from + stage; i++) {
            if (code.choice(i) != 0) {
              kept.append(code.code().charAt(i));
            }
          }
          kept.append("0".repeat(stage - kept.length()));
          digits.append(kept);
          from += stage;
        }
        Architecture moved = new Architecture(digits.toString());
        return legal(moved) ? moved : code;
      };
    }

    /** Where slots differ in their choices, what is moved may have no place. */
    private boolean legal(Architecture code) {
      return IntStream.range(0, slots).allMatch(i -> code.choice(i) < shape.choices().get(i));
    }

    /** Log-errors of all codes, about 0 with deviation 1; aliases share theirs. */
    private double[] values(List<Architecture> codes, double[][] sizes, ListedNetworks networks) {
      double[] mixture = normals(10);
      double[][] slot = new double[slots][];
      double[][][][] pair = new double[slots][slots][][];
      for (int i = 0; i < slots; i++) {
        slot[i] = normals(shape.choices().get(i));
        for (int j = 0; j < i; j++) {
          pair[i][j] = new double[shape.choices().get(i)][];
          for (int c = 0; c < shape.choices().get(i); c++) {
            pair[i][j][c] = normals(shape.choices().get(j));
          }
        }
        lean(slot[i], sizes[i]);
      }
      double[][] parts = new double[4][codes.size()];
      Map<Architecture, Integer> place = new LinkedHashMap<>();
      for (int n = 0; n < codes.size(); n++) {
        place.put(codes.get(n), n);
        Architecture code = networks.canonical(codes.get(n));
        for (int i = 0; i < slots; i++) {
          int c = code.choice(i);
          parts[0][n] += mixture[c];
          parts[1][n] += slot[i][c];
          for (int j = 0; j < i; j++) {
            parts[2][n] += pair[i][j][c][code.choice(j)];
          }
        }
        parts[3][n] = random.nextGaussian();
      }
      double[] shares = {shape.mixture(), shape.slot(), shape.pair(), shape.own()};
      double[] values = new double[codes.size()];
      for (int p = 0; p < parts.length; p++) {
        standardise(parts[p]);
        for (int n = 0; n < values.length; n++) {
          values[n] += Math.sqrt(shares[p]) * parts[p][n];
        }
      }
      if (shape.bend() > 0) {
        standardise(values);
        for (int n = 0; n < values.length; n++) {
          values[n] = Math.exp(shape.bend() * values[n]);
        }
      }
      standardise(values);
      double[] shared = new double[values.length];
      for (int n = 0; n < values.length; n++) {
        shared[n] = values[place.get(networks.canonical(codes.get(n)))];
      }
      return shared;
    }

    /** Mixes the worth of being large into a slot's effects: low log-error is good. */
    private void lean(double[] effects, double[] sizes) {
      double[] large = sizes.clone();
      standardise(large);
      double worth = shape.sizeWorth();
      for (int c = 0; c < effects.length; c++) {
        effects[c] = -worth * large[c] + Math.sqrt(1 - worth * worth) * effects[c];
      }
    }

    private double[] normals(int count) {
      double[] normals = new double[count];
      for (int i = 0; i < count; i++) {
        normals[i] = random.nextGaussian();
      }
      return normals;
    }

    private static void standardise(double[] values) {
      double mean = 0;
      for (double value : values) {
        mean += value / values.length;
      }
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean) / values.length;
      }
      double deviation = squares > 0 ? Math.sqrt(squares) : 1;
      for (int i = 0; i < values.length; i++) {
        values[i] = (values[i] - mean) / deviation;
      }
    }
  }
}
