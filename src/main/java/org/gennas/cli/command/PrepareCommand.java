package org.gennas.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.cli.option.OptionValue;
import org.gennas.cli.text.PreparationBar;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.ImagesConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decodes and resizes a dataset's images once, for all studies that use them at that size. */
@Command(
    name = "prepare",
    description = {
      "Decode and resize a dataset's images once, on all cores.",
      "A search does this by itself; an interrupted preparation resumes where it stopped."
    })
final class PrepareCommand extends TerminalCommand {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The dataset: a folder in CheXpert or NIH layout, or a MedMNIST .npz file.")
  private Path data;

  @Option(
      names = "--px",
      paramLabel = "N",
      required = true,
      description = "Side to which images are resized, 16 to 512.")
  private int px;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      defaultValue = "frontal",
      description = "frontal (default), lateral, frontal-ap, frontal-pa or all.")
  private String view;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the prepared images; default: where a search looks for them.")
  private Path out;

  PrepareCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException {
    if (px < ImagesConfig.LEAST_PX || px > ImagesConfig.MOST_PX) {
      throw wrongUse("--px must be 16 to 512, not " + px + ".");
    }
    ViewFilter views = views();
    Dataset dataset = DatasetFolder.find(data);
    Path folder = out == null ? context().home().prepared(dataset.preparedFolderName(px)) : out;
    int[] rows = new SplitRecipe(List.of(), views, PatientSplit.byFiles(0)).wanted(dataset);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService decoders = Executors.newFixedThreadPool(threads);
    try (Interruption interruption = Interruption.listen(() -> {});
        PreparationBar bar = new PreparationBar(terminal(), context().clock())) {
      ImagePreparation.Report report =
          new ImagePreparation(decoders, threads)
              .prepare(dataset, rows, px, folder, bar, interruption::requested);
      if (report.cancelled()) {
        bar.say("Interrupted; run the same command again to resume.");
      }
      return new Prepared(dataset, folder.toAbsolutePath().normalize(), px, report);
    } finally {
      decoders.shutdownNow();
    }
  }

  private ViewFilter views() {
    try {
      return OptionValue.of("--view", view, ViewFilter.class);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  private record Prepared(Dataset dataset, Path folder, int px, ImagePreparation.Report report)
      implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("dataset", dataset.name());
      fields.put("layout", dataset.layout().title());
      fields.put("folder", folder.toString());
      fields.put("px", px);
      fields.put("wanted", report.wanted());
      fields.put("prepared", report.prepared());
      fields.put("kept", report.kept());
      fields.put("unreadable", report.unreadable());
      fields.put("complete", !report.cancelled());
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      out.printf(
          Locale.ROOT,
          "%s (%s): %d images at %d px, %d of them prepared now, %d before%n",
          dataset.name(),
          dataset.layout().title(),
          report.prepared() + report.kept(),
          px,
          report.prepared(),
          report.kept());
      report
          .unreadable()
          .forEach(image -> out.println("Left out: " + image.path() + ": " + image.reason()));
      out.println("In " + folder);
    }

    @Override
    public int status() {
      return report.cancelled() ? ExitStatus.FAILED : ExitStatus.DONE;
    }
  }
}
