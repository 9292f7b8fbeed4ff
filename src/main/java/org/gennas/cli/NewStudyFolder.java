package org.gennas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.gennas.study.ConfigCheck;
import org.gennas.study.ImagesConfig;
import org.gennas.study.StudyConfig;
import org.gennas.study.StudyFolder;

/** Makes the folder of a new study. */
final class NewStudyFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final CommandContext context;

  NewStudyFolder(CommandContext context) {
    this.context = context;
  }

  /**
   * Says before what is hardly meant.
   *
   * @param out where; empty: a new folder among the person's studies, named by study and time
   */
  StudyFolder create(StudyConfig config, Optional<Path> out) throws IOException {
    ConfigCheck.warnings(config).forEach(context.terminal()::say);
    return out.isPresent()
        ? StudyFolder.create(out.get(), config, context.json())
        : StudyFolder.createIn(
            context.home().studies(), stamped(config.name()), config, context.json());
  }

  private String stamped(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return plain + "-" + STAMP.format(LocalDateTime.now(context.clock()));
  }

  /** The settings with their paths no longer relative to the file that they were read from. */
  static StudyConfig fromFile(StudyConfig config, Path file) {
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
        .withLanguageModel(
            config.languageModel().map(model -> LanguageModelOptions.promptFrom(base, model)));
  }
}
