package org.gennas.data.batch;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.gennas.common.FileProblem;
import org.gennas.common.SplitMix64;
import org.gennas.data.Digests;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Side;

/**
 * One side of a split as batches, read from the prepared images when asked for. Left out are images
 * that could not be read and, in training, images whose labels are all masked.
 */
public final class SplitBatches implements BatchSource {
  private final PreparedImages store;
  private final int findings;
  private final int batch;
  private final long seed;
  private final InputSettings settings;
  private final boolean shuffle;
  private final List<SplitTable.Row> rows;
  private final int[] columns;

  /** Buffers that no thread is using just now, if there are any. */
  private final AtomicReference<Optional<ImageInput>> idle =
      new AtomicReference<>(Optional.empty());

  /** The order of the epoch that was asked for last: a value, so threads may race for it. */
  private volatile EpochOrder order = new EpochOrder(-1, new int[0]);

  private record EpochOrder(int epoch, int[] positions) {}

  /**
   * @param findings columns of the table to learn, in this order
   * @param batch images per batch, at least 1
   * @param seed draws the shuffling and the augmentation
   * @param settings how images become a batch
   * @param shuffle whether each epoch has an order of its own; else the table's order
   * @throws FileProblem if the store is of another dataset, images are not prepared yet, a finding
   *     is missing, or no image is left
   */
  public SplitBatches(
      PreparedImages store,
      SplitTable table,
      Side side,
      List<String> findings,
      int batch,
      long seed,
      InputSettings settings,
      boolean shuffle)
      throws IOException {
    if (batch < 1) {
      throw new IllegalArgumentException("A batch has at least one image, not " + batch);
    }
    this.store = store;
    this.findings = findings.size();
    this.batch = batch;
    this.seed = seed;
    this.settings = settings;
    this.shuffle = shuffle;
    this.columns = columns(table, findings);
    this.rows = usable(table, side);
    if (rows.isEmpty()) {
      throw problem(
          "No image of the " + side.word() + " set can be used",
          "Choose other findings, label policies, views or fractions of the split.");
    }
  }

  private int[] columns(SplitTable table, List<String> names) throws FileProblem {
    int[] found = new int[names.size()];
    for (int f = 0; f < found.length; f++) {
      found[f] = table.findings().indexOf(names.get(f));
      if (found[f] < 0) {
        throw problem(
            "The split table has no finding \"" + names.get(f) + "\"",
            "It has: " + String.join(", ", table.findings()) + ".");
      }
    }
    return found;
  }

  private List<SplitTable.Row> usable(SplitTable table, Side side) throws FileProblem {
    MessageDigest digest = Digests.sha256();
    List<SplitTable.Row> usable = new ArrayList<>();
    for (SplitTable.Row row : table.rows()) {
      if (row.side() == side && isPrepared(row, digest) && (side != Side.TRAIN || teaches(row))) {
        usable.add(row);
      }
    }
    return usable;
  }

  private boolean isPrepared(SplitTable.Row row, MessageDigest digest) throws FileProblem {
    if (row.row() >= store.rows() || store.status(row.row()) == PreparedImages.Status.EMPTY) {
      throw problem(
          "Image row " + row.row() + " of the split is not prepared",
          "Prepare the dataset's images first, at " + store.px() + " px.");
    }
    if (store.pathHash(row.row()) != Digests.pathHash(digest, row.path())) {
      throw problem(
          "The prepared images are not those of this split (row " + row.row() + ")",
          "The dataset's tables have changed: start a new study, or name its own prepared images.");
    }
    return store.status(row.row()) == PreparedImages.Status.DONE;
  }

  private boolean teaches(SplitTable.Row row) {
    return Arrays.stream(columns).anyMatch(c -> row.targets().get(c) != Targets.MASKED);
  }

  private FileProblem problem(String what, String remedy) {
    return new FileProblem(what, store.folder(), 0, remedy);
  }

  @Override
  public int px() {
    return store.px();
  }

  @Override
  public int images() {
    return rows.size();
  }

  @Override
  public int findings() {
    return findings;
  }

  @Override
  public int batchSize() {
    return batch;
  }

  @Override
  public int[][] labelCounts() {
    int[][] counts = new int[findings][2];
    for (SplitTable.Row row : rows) {
      for (int f = 0; f < findings; f++) {
        int target = row.targets().get(columns[f]);
        if (target != Targets.MASKED) {
          counts[f][target == 1 ? 0 : 1]++;
        }
      }
    }
    return counts;
  }

  /** The rows that take part, in the table's order: what predictions are traced back to. */
  public List<SplitTable.Row> rows() {
    return List.copyOf(rows);
  }

  /** {@link Batch#rows()} are the values of the split table's column "row". */
  @Override
  public void fill(Batch into, int epoch, int index) {
    if (epoch < 0 || index < 0 || index >= batchesPerEpoch()) {
      throw new IndexOutOfBoundsException("Batch " + index + " of epoch " + epoch);
    }
    if (into.size() != size(index) || into.px() != px() || into.findings() != findings) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Batch %d has %d images of %d px with %d labels, the one to fill %d of %d px with %d",
              index,
              size(index),
              px(),
              findings,
              into.size(),
              into.px(),
              into.findings()));
    }
    ImageInput input =
        idle.getAndSet(Optional.empty()).orElseGet(() -> new ImageInput(px(), settings));
    int[] positions = positions(epoch);
    for (int i = 0; i < into.size(); i++) {
      SplitTable.Row row = rows.get(positions[index * batch + i]);
      into.rows()[i] = row.row();
      store.read(row.row(), input.grey());
      input.write(stream(epoch, row.row()), into.pixels(), i * px() * px());
      fillLabels(row, into, i * findings);
    }
    if (settings.mixup() > 0) {
      mix(into, epoch, input.kept());
    }
    idle.set(Optional.of(input));
  }

  /** Mixes each image with the next one as it was before, the last with the first. */
  private void mix(Batch batch, int epoch, float[] first) {
    int pixels = px() * px();
    float[] firstLabels = Arrays.copyOf(batch.labels(), findings);
    float[] firstMask = Arrays.copyOf(batch.mask(), findings);
    System.arraycopy(batch.pixels(), 0, first, 0, pixels);
    for (int i = 0; i < batch.size(); i++) {
      boolean last = i == batch.size() - 1;
      float own = (float) Mixup.share(stream(epoch, batch.rows()[i]), settings.mixup());
      mix(batch.pixels(), i, pixels, own, last ? first : batch.pixels(), last ? 0 : i + 1);
      mix(batch.labels(), i, findings, own, last ? firstLabels : batch.labels(), last ? 0 : i + 1);
      float[] mask = last ? firstMask : batch.mask();
      for (int f = 0; f < findings; f++) {
        // a label counts where it is known of both
        batch.mask()[i * findings + f] *= mask[(last ? 0 : i + 1) * findings + f];
      }
    }
  }

  private static void mix(
      float[] values, int place, int length, float own, float[] others, int otherPlace) {
    int at = place * length;
    int other = otherPlace * length;
    for (int k = 0; k < length; k++) {
      values[at + k] = own * values[at + k] + (1 - own) * others[other + k];
    }
  }

  private void fillLabels(SplitTable.Row row, Batch made, int at) {
    for (int f = 0; f < findings; f++) {
      int target = row.targets().get(columns[f]);
      made.labels()[at + f] = target == 1 ? 1 : 0;
      made.mask()[at + f] = target == Targets.MASKED ? 0 : 1;
    }
  }

  private int[] positions(int epoch) {
    EpochOrder known = order;
    int key = shuffle ? epoch : 0;
    if (known.epoch() != key) {
      known = new EpochOrder(key, shuffle ? shuffled(epoch) : inOrder());
      order = known;
    }
    return known.positions();
  }

  private int[] inOrder() {
    int[] positions = new int[rows.size()];
    Arrays.setAll(positions, i -> i);
    return positions;
  }

  private int[] shuffled(int epoch) {
    int[] positions = inOrder();
    Random random = new Random(stream(epoch, -1));
    for (int i = positions.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = positions[i];
      positions[i] = positions[j];
      positions[j] = kept;
    }
    return positions;
  }

  /** Random bits for an image in an epoch, or with -1 for the epoch's order. */
  private long stream(int epoch, int row) {
    return SplitMix64.bits(seed, (long) epoch << Integer.SIZE | row & 0xFFFFFFFFL);
  }
}
