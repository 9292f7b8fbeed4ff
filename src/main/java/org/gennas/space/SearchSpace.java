package org.gennas.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The macro layout as data: stem, stages of slots, head, and the blocks a slot may hold.
 *
 * @param name preset name, as written in study.json
 * @param inputPx default side of the square input in px
 * @param inputChannels 3 for CIFAR, 1 for X-rays
 * @param outputs classes or findings by default
 * @param stemChannels channels of the 3x3 stem
 * @param stemStrideTwoAbovePx inputs larger than this get a stem of stride 2
 * @param stages slots and channels; the first slot of a stage has stride 2
 * @param headChannels channels of the 1x1 convolution before the pooling
 * @param blocks what a digit of the code stands for
 */
public record SearchSpace(
    String name,
    int inputPx,
    int inputChannels,
    int outputs,
    int stemChannels,
    int stemStrideTwoAbovePx,
    List<Stage> stages,
    int headChannels,
    List<Block> blocks) {

  /** A run of slots with the same number of channels. */
  public record Stage(int slots, int channels) {}

  private static final List<Stage> STAGES =
      List.of(new Stage(2, 64), new Stage(3, 128), new Stage(3, 256));
  private static final List<Block> BLOCKS =
      List.of(new Block.Identity(), new Block.MobileBlock(3, 3), new Block.MobileBlock(6, 5));

  public SearchSpace {
    stages = List.copyOf(stages);
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty() || blocks.size() > 10) {
      throw new IllegalArgumentException("A search space has 1 to 10 blocks, not " + blocks.size());
    }
  }

  /** NAS-Bench-Macro on CIFAR-10: 32 px, 3 channels, 10 classes (Su et al., CVPR 2021). */
  public static SearchSpace nasBenchMacro() {
    return new SearchSpace(
        "nas-bench-macro", 32, 3, 10, 32, Integer.MAX_VALUE, STAGES, 1280, BLOCKS);
  }

  /** The same layout for grey X-rays: 224 px by default, 1 channel, 5 findings. */
  public static SearchSpace chestXray() {
    return new SearchSpace("chest-xray", 224, 1, 5, 32, 64, STAGES, 1280, BLOCKS);
  }

  /** The preset of that name; empty where this version knows none. */
  public static Optional<SearchSpace> preset(String name) {
    return presets().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * The preset of that name, or the default where this version knows none: so that a study of a
   * newer version can be looked at. Nothing is trained on that ground.
   */
  public static SearchSpace presetOrDefault(String name) {
    return preset(name).orElseGet(SearchSpace::chestXray);
  }

  /** All presets, the default first. */
  public static List<SearchSpace> presets() {
    return List.of(chestXray(), nasBenchMacro());
  }

  /** Stem stride for an input of {@code px}. */
  public int stemStride(int px) {
    return px > stemStrideTwoAbovePx ? 2 : 1;
  }

  /** The same space with a stem of this stride for inputs of any side; for measurements. */
  public SearchSpace withStemStride(int stride) {
    if (stride != 1 && stride != 2) {
      throw new IllegalArgumentException("A stem has stride 1 or 2, not " + stride);
    }
    return new SearchSpace(
        name,
        inputPx,
        inputChannels,
        outputs,
        stemChannels,
        stride == 2 ? 0 : Integer.MAX_VALUE,
        stages,
        headChannels,
        blocks);
  }

  /** The slots in code order. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    int in = stemChannels;
    for (int stage = 0; stage < stages.size(); stage++) {
      int out = stages.get(stage).channels();
      for (int j = 0; j < stages.get(stage).slots(); j++) {
        slots.add(new Slot(slots.size(), stage, j == 0 ? 2 : 1, in, out));
        in = out;
      }
    }
    return slots;
  }

  /** The number of slots. */
  public int length() {
    return stages.stream().mapToInt(Stage::slots).sum();
  }

  /** The number of codes, aliases included. */
  public long size() {
    long size = 1;
    for (int i = 0; i < length(); i++) {
      size = Math.multiplyExact(size, blocks.size());
    }
    return size;
  }

  /**
   * Reads a code.
   *
   * @throws IllegalCodeException if it has another length or a digit without a block
   */
  public Architecture parse(String code) {
    String digits = code.strip();
    if (digits.length() != length()) {
      throw new IllegalCodeException(
          String.format(
              Locale.ROOT,
              "\"%s\" has %d digits; an architecture of %s has %d, one a slot, such as %s",
              digits,
              digits.length(),
              name,
              length(),
              example()));
    }
    for (int i = 0; i < digits.length(); i++) {
      int choice = digits.charAt(i) - '0';
      if (choice < 0 || choice >= blocks.size()) {
        throw new IllegalCodeException(
            String.format(
                Locale.ROOT,
                "\"%s\" has '%s' in slot %d; %s allows the digits 0 to %d there",
                digits,
                digits.charAt(i),
                i + 1,
                name,
                blocks.size() - 1));
      }
    }
    return new Architecture(digits);
  }

  private String example() {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length(); i++) {
      digits.append(Math.min(blocks.size() - 1, 1 + i % 2));
    }
    return digits.toString();
  }

  /** The block in slot {@code index} of an architecture. */
  public Block block(Architecture architecture, int index) {
    return blocks.get(architecture.choice(index));
  }

  /**
   * The one code that stands for a network: pass-through Identities moved to their stage's end. Two
   * architectures are the same network exactly when their canonical forms are equal.
   */
  public Architecture canonical(Architecture architecture) {
    StringBuilder digits = new StringBuilder(architecture.code());
    char identity = identityDigit();
    int from = 0;
    for (Stage stage : stages) {
      // all but the first slot of a stage have stride 1 and as many channels out as in
      int free = from + 1;
      for (int i = from + 1; i < from + stage.slots(); i++) {
        if (!(block(architecture, i) instanceof Block.Identity)) {
          digits.setCharAt(free++, architecture.code().charAt(i));
        }
      }
      from += stage.slots();
      while (free < from) {
        digits.setCharAt(free++, identity);
      }
    }
    return new Architecture(digits.toString());
  }

  private char identityDigit() {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Identity) {
        return (char) ('0' + i);
      }
    }
    return '0';
  }

  private List<List<Slot>> passThroughRuns() {
    List<List<Slot>> runs = new ArrayList<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      int here = stage;
      runs.add(slots().stream().filter(s -> s.stage() == here && s.passesThrough()).toList());
    }
    return runs;
  }

  /** All codes of the same network, itself included, in code order. */
  public List<Architecture> aliases(Architecture architecture) {
    Architecture canonical = canonical(architecture);
    Set<Architecture> found = new TreeSet<>(Set.of(canonical));
    List<Architecture> open = new ArrayList<>(found);
    while (!open.isEmpty()) {
      Architecture next = open.remove(open.size() - 1);
      for (List<Slot> run : passThroughRuns()) {
        for (int j = 0; j + 1 < run.size(); j++) {
          int a = run.get(j).index();
          int b = run.get(j + 1).index();
          Architecture swapped = next.with(a, next.choice(b)).with(b, next.choice(a));
          if (canonical(swapped).equals(canonical) && found.add(swapped)) {
            open.add(swapped);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** All codes that differ in exactly one slot, in slot order. */
  public List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      for (int choice = 0; choice < blocks.size(); choice++) {
        if (choice != architecture.choice(i)) {
          neighbours.add(architecture.with(i, choice));
        }
      }
    }
    return neighbours;
  }

  /** Every code in order: {@link #size()} of them. */
  public List<Architecture> all() {
    List<Architecture> all = new ArrayList<>();
    for (long i = 0; i < size(); i++) {
      char[] digits = new char[length()];
      long rest = i;
      for (int j = length() - 1; j >= 0; j--) {
        digits[j] = (char) ('0' + rest % blocks.size());
        rest /= blocks.size();
      }
      all.add(new Architecture(new String(digits)));
    }
    return all;
  }

  /** Every network once, by its canonical code, in order. */
  public List<Architecture> distinct() {
    return all().stream().filter(a -> canonical(a).equals(a)).toList();
  }

  /** A code drawn evenly from all codes. */
  public Architecture draw(RandomGenerator random) {
    char[] digits = new char[length()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (char) ('0' + random.nextInt(blocks.size()));
    }
    return new Architecture(new String(digits));
  }
}
