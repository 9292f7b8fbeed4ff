package org.gennas.ui.xrays;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/** Small made pictures and trained trials for tests that need no window. */
final class FewImages {
  static final TrialState FIRST = trained(1, "22121211", 0.87);
  static final TrialState SECOND = trained(2, "12211121", 0.85);

  private FewImages() {}

  /** A study of six small pictures in a folder; the third file is missing. */
  static ScriptedStudy study(Path folder) throws IOException {
    List<ListedImage> images = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Path file = folder.resolve("p" + i + ".png");
      if (i != 2) {
        picture(file, 24 + i);
      }
      images.add(
          new ListedImage(
              "images/p" + i + ".png",
              "p" + i,
              "image-" + i,
              Optional.of(file),
              i % 2 == 0 ? "PA" : "AP",
              i < 3 ? "Female" : "Male",
              i == 5 ? 0 : 20 + 10 * i,
              i == 4
                  ? List.of(new ReferenceBoxes.Box("Cardiomegaly", 0.2, 0.3, 0.5, 0.4))
                  : List.of()));
      labels.add(new int[] {i % 2, i / 3, 0, i == 0 ? -1 : i % 2, 1});
    }
    return new ScriptedStudy(
        new ImageListModel.Found(
            images, ScriptedStudy.FINDINGS, Optional.of("Made"), Optional.empty(), false),
        labels,
        folder.resolve("image-notes.json"));
  }

  static void picture(Path file, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.getRaster().setSample(x, y, 0, (x * 7 + y * 3) % 256);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static TrialState trained(int number, String code, double auc) {
    TrialId id = new TrialId(number, new Architecture(code));
    TrialResult result =
        new TrialResult(
            1,
            id,
            5,
            8,
            new SplitScore(0.3, Optional.of(auc), Optional.empty(), Optional.empty(), List.of()),
            0.3,
            60,
            200,
            Optional.empty(),
            1_900_000,
            900_000_000,
            "cpu:0",
            "portable");
    return new TrialState(
        new Trial(id, 1, new Proposal(id.architecture(), "", Optional.empty(), "Random"), number),
        TrialState.Status.FINISHED,
        Optional.of("cpu:0"),
        1,
        Optional.of(result),
        Optional.empty());
  }
}
