package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gennas.TrainsNetworks;
import org.gennas.data.dicom.DicomWriter;
import org.gennas.engine.UntrainedModel;
import org.gennas.study.folder.PredictionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TrainsNetworks
class PredictDicomTest {
  private static final int PX = 32;

  @TempDir Path root;

  /** The same picture, once with 12 bits whose window is all of them, once with 8. */
  @Test
  void aFolderMayHoldDicomFiles() throws IOException {
    Path model = root.resolve("model.zip");
    UntrainedModel.write(model, "10000001", PX, List.of("Edema"), 1);
    Path images = Files.createDirectories(root.resolve("images"));
    int[] greys = new Random(3).ints(PX * PX, 0, 256).toArray();
    BufferedImage png = new BufferedImage(PX, PX, BufferedImage.TYPE_BYTE_GRAY);
    png.getRaster().setSamples(0, 0, PX, PX, 0, greys);
    ImageIO.write(png, "png", images.resolve("b.png").toFile());
    byte[] dicom =
        DicomWriter.grey(DicomWriter.EXPLICIT, PX, PX, 16, 12)
            .text(0x0010_0010, "PN", "Doe^Jane")
            .text(0x0028_1050, "DS", "2040")
            .text(0x0028_1051, "DS", "4080")
            .text(0x0028_1056, "CS", "LINEAR_EXACT")
            .words(Arrays.stream(greys).map(grey -> 16 * grey).toArray())
            .file();
    Files.write(images.resolve("a.DCM"), dicom);
    Files.write(images.resolve("cut.dicom"), Arrays.copyOf(dicom, dicom.length - 99));
    Path csv = root.resolve("table.csv");

    CommandRun run =
        CommandRun.of(
            root, "predict", model.toString(), images.toString(), "--csv", csv.toString());

    assertEquals(ExitStatus.DONE, run.status(), run.err());
    List<PredictionTable.Row> rows = PredictionTable.read(csv).rows();
    assertEquals(List.of("a.DCM", "b.png"), rows.stream().map(row -> row.path()).toList());
    assertEquals(rows.get(1).probabilities()[0], rows.get(0).probabilities()[0], 1e-6);
    assertTrue(run.out().contains("cut.dicom"), run.out());
    assertTrue(!Files.readString(csv).contains("Doe") && !run.out().contains("Doe"));
  }
}
