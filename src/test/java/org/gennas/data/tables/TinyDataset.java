package org.gennas.data.tables;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Writes small datasets in CheXpert's layout. */
public final class TinyDataset {
  public static final String HEADER = "Path,Sex,Age,Frontal/Lateral,AP/PA,Cardiomegaly,Edema";

  private TinyDataset() {}

  /** A line of a table, without labels' columns after Cardiomegaly and Edema. */
  public static String line(String path, String cardiomegaly, String edema) {
    return path + ",Female,60,Frontal,AP," + cardiomegaly + "," + edema;
  }

  public static Path table(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** A folder with {@code patients} patients of two images each in train.csv. */
  public static Path create(Path root, int patients) throws IOException {
    return create(root, patients, "png");
  }

  public static Path create(Path root, int patients, String format) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int p = 0; p < patients; p++) {
      for (int view = 1; view <= 2; view++) {
        String path =
            String.format(
                Locale.ROOT, "train/patient%05d/study1/view%d_frontal.%s", p, view, format);
        lines.add(line("Tiny-v1.0/" + path, p % 2 == 0 ? "1.0" : "0.0", p % 3 == 0 ? "" : "-1.0"));
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(noise(40, 32, p * 10L + view), format, file.toFile());
      }
    }
    table(root.resolve("train.csv"), lines.toArray(String[]::new));
    return root;
  }

  public static BufferedImage noise(int width, int height, long seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, random.nextInt(256));
      }
    }
    return image;
  }

  public static int[] allRows(Dataset dataset) {
    return IntStream.range(0, dataset.images().size()).toArray();
  }
}
