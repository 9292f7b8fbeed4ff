package org.gennas.data.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What ships in sample-data is what the generator makes, small, marked, and not too easy. */
class SampleSetTest {
  private static final Path SAMPLE_DATA = Path.of("sample-data");
  private static final Path SHIPPED = SAMPLE_DATA.resolve(PhantomSet.FOLDER);
  private static final long LIMIT = 8_000_000;

  private final PhantomConfig config = PhantomConfig.sample();
  private final PhantomSet set = new PhantomSet(config);

  @Test
  void theWholeFolderIsUnderEightMegabytes() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE_DATA)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      assertTrue(bytes < LIMIT, bytes + " bytes");
    }
  }

  @Test
  void theTablesAreTheGenerators() throws IOException {
    assertEquals(set.table(false), Files.readString(SHIPPED.resolve("train.csv")));
    assertEquals(set.table(true), Files.readString(SHIPPED.resolve("valid.csv")));
  }

  @Test
  void theSeedMakesTheShippedImagesAgain() throws IOException {
    PhantomRenderer renderer = new PhantomRenderer(config.size());
    for (int i = 0; i < set.patients().size(); i += 29) {
      PhantomPatient patient = set.patients().get(i);
      for (PhantomStudy study : patient.studies()) {
        for (PhantomImage image : study.images()) {
          Path file = SHIPPED.resolve(PhantomSet.path(patient, image));
          byte[] grey = renderer.render(patient.anatomy(), study.state(), image.acquisition());
          byte[] jpeg = PhantomJpeg.encode(grey, config.size(), config.jpegQuality(), "again");
          // JPEG coders and the last bit of Math.sin differ between JDKs
          double apart = meanDifference(jpeg, Files.readAllBytes(file));
          assertTrue(apart < 1.5, file + " is " + apart + " grey levels away on average");
        }
      }
    }
  }

  private static double meanDifference(byte[] one, byte[] other) throws IOException {
    Raster a = decoded(one);
    Raster b = decoded(other);
    double sum = 0;
    for (int r = 0; r < a.getHeight(); r++) {
      for (int c = 0; c < a.getWidth(); c++) {
        sum += Math.abs(a.getSample(c, r, 0) - b.getSample(c, r, 0));
      }
    }
    return sum / (a.getWidth() * a.getHeight());
  }

  private static Raster decoded(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    return image.getRaster();
  }

  @Test
  void aLinearModelOnPixelsStaysBelowEightTenths() throws IOException {
    LinearBaseline baseline = LinearBaseline.read(SHIPPED);
    for (LinearBaseline.Result result :
        List.of(baseline.onOwnSplit(), baseline.onPatientSplit(1), baseline.onPatientSplit(2))) {
      System.out.println("Linear baseline on the sample set: " + result);
      assertTrue(result.mean() < 0.80, result.toString());
      assertTrue(result.mean() > 0.6, "hopeless for anything: " + result);
    }
  }
}
