package org.gennas.search;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gennas.proposal.llm.ChatProblem;
import org.gennas.proposal.llm.Proposers;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.LocalRunner;
import org.gennas.runner.ScriptedWorker;
import org.gennas.runner.WorkerCommand;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/** Forty grey squares in CheXpert's layout, half of them with a bright spot called Edema. */
final class SmallStudy {
  private static final int PATIENTS = 40;

  private SmallStudy() {}

  /** Makes the images below {@code root/images} and a study in {@code root/study}. */
  static StudyFolder create(Path root, int trials, TrainingConfig training) throws IOException {
    images(root.resolve("images"));
    StudyConfig config =
        new StudyConfig(
            StudyConfig.FORMAT,
            "Small",
            new ImagesConfig(
                "../images",
                List.of(
                    new FindingPolicy(
                        "Edema", FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS)),
                ImagesConfig.View.ALL,
                16,
                new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.5, 0.25, 0.25, 5),
                Optional.empty(),
                true),
            "chest-xray",
            training,
            "surrogate",
            Schedule.FREE_RUNNING,
            new DeviceChoice(List.of(), Optional.of(2)),
            new StopRules(trials, Optional.empty(), Optional.empty(), Optional.empty()),
            SearchLimits.none(),
            11);
    return StudyFolder.create(root.resolve("study"), config, new StudyJson());
  }

  /** The same study with a confirmation, before it begins. */
  static void confirm(StudyFolder folder, Confirmation wanted) throws IOException {
    folder.json().write(folder.configFile(), folder.config().withConfirmation(Optional.of(wanted)));
  }

  static TrainingConfig epochs(int epochs) {
    return new TrainingConfig("own", epochs, 8, 0.05, 0.9, 0.9, Optional.empty());
  }

  /** The real workers, one thread each, on two devices. */
  static SessionSetup real(Path root) {
    SessionSetup scripted = scripted(root);
    return new SessionSetup(
        scripted.devices(),
        command -> started(command, command.mainClass()),
        scripted.patience(),
        scripted.home(),
        scripted.proposers(),
        scripted.clock());
  }

  private static void images(Path folder) throws IOException {
    List<String> table = new ArrayList<>();
    table.add("Path,Sex,Age,Frontal/Lateral,AP/PA,Edema");
    Random random = new Random(3);
    for (int i = 1; i <= PATIENTS; i++) {
      boolean edema = i % 2 == 0;
      String path = String.format("train/patient%05d/study1/view1_frontal.jpg", i);
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D pen = image.createGraphics();
      pen.setColor(new Color(60, 60, 60));
      pen.fillRect(0, 0, 20, 20);
      pen.setColor(edema ? Color.WHITE : Color.DARK_GRAY);
      pen.fillOval(random.nextInt(8), random.nextInt(8), 10, 10);
      pen.dispose();
      ImageIO.write(image, "jpg", file.toFile());
      table.add("Small/" + path + ",Female,50,Frontal,AP," + (edema ? "1.0" : "0.0"));
    }
    Files.write(folder.resolve("train.csv"), table);
  }

  /** Workers that compute nothing, on two devices. */
  static SessionSetup scripted(Path root) {
    return new SessionSetup(
        new DeviceFinder(root.resolve("no-nvidia-smi").toString(), 2, "a CPU", 4L << 30, false),
        command -> started(command, ScriptedWorker.class.getName()),
        LocalRunner.Patience.usual(),
        root.resolve("home"),
        new Proposers(
            model -> {
              throw new ChatProblem(ChatProblem.Kind.UNREACHABLE, "No model in this test.");
            },
            Clock.systemUTC()),
        Clock.systemUTC());
  }

  /** Without the compiler that only pays in longer trainings than these. */
  private static WorkerCommand started(WorkerCommand command, String mainClass) {
    return new WorkerCommand(
        mainClass,
        command.classPath(),
        command.memory(),
        List.of("-XX:TieredStopAtLevel=1"),
        command.variables());
  }
}
