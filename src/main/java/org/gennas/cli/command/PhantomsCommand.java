package org.gennas.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.cli.text.ProgressBar;
import org.gennas.data.phantom.PhantomConfig;
import org.gennas.data.phantom.PhantomGenerator;
import org.gennas.data.phantom.PhantomSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws a dataset of synthetic chest radiographs. */
@Command(
    name = "phantoms",
    description = {
      "Draw a dataset of synthetic chest X-rays with the five findings, in CheXpert's layout.",
      "The same settings give the same images; an interrupted run resumes."
    })
final class PhantomsCommand extends TerminalCommand {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder in which the dataset's folder is created.")
  private Path out;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "Patients, 2 to 99999, about three images each; default: the sample's.")
  private Integer patients;

  @Option(names = "--seed", paramLabel = "S", description = "Any number; default: the sample's.")
  private Long seed;

  @Option(
      names = "--px",
      paramLabel = "N",
      description = "Side of an image, 64 to 1024; default: the sample's.")
  private Integer px;

  @Option(
      names = "--valid",
      paramLabel = "X",
      description = "Share of the patients in valid.csv; default: the sample's.")
  private Double valid;

  @Option(
      names = "--quality",
      paramLabel = "X",
      description = "JPEG quality, 0.3 to 1; default: the sample's.")
  private Double quality;

  PhantomsCommand(CommandContext context) {
    super(context);
  }

  private PhantomConfig config() {
    PhantomConfig sample = PhantomConfig.sample();
    try {
      return new PhantomConfig(
          seed == null ? sample.seed() : seed,
          patients == null ? sample.patients() : patients,
          px == null ? sample.size() : px,
          valid == null ? sample.validFraction() : valid,
          quality == null ? sample.jpegQuality() : quality);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  @Override
  Answer run() throws IOException {
    PhantomConfig config = config();
    PhantomSet set = new PhantomSet(config);
    ExecutorService painters =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (Interruption interruption = Interruption.listen(() -> {});
        ProgressBar bar = new ProgressBar(terminal(), context().clock(), "Images drawn")) {
      PhantomGenerator generator =
          new PhantomGenerator(set, painters, bar::update, interruption::requested);
      return new Drawn(config, set.images(), generator.write(out));
    } catch (CancellationException e) {
      throw new IOException("Interrupted; run the same command again to resume.", e);
    } finally {
      painters.shutdownNow();
    }
  }

  private record Drawn(PhantomConfig config, int images, Path folder) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", folder.toString());
      fields.put("synthetic", true);
      fields.put("images", images);
      fields.put("config", config);
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      out.printf(
          Locale.ROOT,
          "%d synthetic images of %d synthetic patients, seed %d%n",
          images,
          config.patients(),
          config.seed());
      out.println("In " + folder);
    }
  }
}
