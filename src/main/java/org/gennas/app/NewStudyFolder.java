package org.gennas.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.common.PrivateFolder;
import org.gennas.proposal.llm.Prompts;
import org.gennas.study.config.ConfigCheck;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/** Makes the folder of a new study. */
public final class NewStudyFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final HomeFolder home;
  private final Clock clock;
  private final StudyJson json;
  private final Consumer<String> warning;

  /**
   * @param warning is told what is hardly meant, a sentence each, before the folder is made
   */
  public NewStudyFolder(HomeFolder home, Clock clock, StudyJson json, Consumer<String> warning) {
    this.home = home;
    this.clock = clock;
    this.json = json;
    this.warning = warning;
  }

  /**
   * Creates the folder.
   *
   * @param out where; empty: a new folder among the person's studies, named by study and time
   */
  public StudyFolder create(StudyConfig config, Optional<Path> out) throws IOException {
    ConfigCheck.warnings(config).forEach(warning);
    if (out.isEmpty()) {
      PrivateFolder.create(home.path());
    }
    return out.isPresent()
        ? StudyFolder.create(out.get(), config, json)
        : StudyFolder.createIn(home.studies(), stamped(config.name()), config, json);
  }

  private String stamped(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return plain + "-" + STAMP.format(LocalDateTime.now(clock));
  }

  /** The settings with their paths no longer relative to the file that they were read from. */
  public static StudyConfig fromFile(StudyConfig config, Path file) {
    Path base = file.toAbsolutePath().normalize().getParent();
    ImagesConfig images = config.images();
    ImagesConfig absolute =
        new ImagesConfig(
            base.resolve(images.folder()).normalize().toString(),
            images.findings(),
            images.view(),
            images.px(),
            images.split(),
            images.prepared().map(p -> base.resolve(p).normalize().toString()),
            images.synthetic());
    return config
        .withImages(absolute)
        .withLanguageModel(config.languageModel().map(model -> promptFrom(base, model)));
  }

  /** The same model with its prompt's file, if it is one, no longer relative to that folder. */
  public static LanguageModel promptFrom(Path base, LanguageModel model) {
    return Prompts.SHIPPED.contains(model.prompt())
        ? model
        : new LanguageModel(
            model.provider(),
            model.model(),
            model.address(),
            model.temperature(),
            model.answerTokens(),
            base.resolve(model.prompt()).normalize().toString(),
            model.review(),
            model.price(),
            model.limits());
  }
}
