package org.gennas.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.cli.option.OutputFile;
import org.gennas.cli.option.StudyPath;
import org.gennas.cli.text.ProgressBar;
import org.gennas.common.ResearchNotice;
import org.gennas.report.ReportContent;
import org.gennas.report.ReportFiles;
import org.gennas.report.tracking.MlflowExport;
import org.gennas.report.tracking.MlflowServer;
import org.gennas.report.tracking.TensorBoardFiles;
import org.gennas.report.tracking.TrackedStudy;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what leaves the program about a study, at any moment of it. */
@Command(
    name = "report",
    description = {
      "Write a study's report (HTML, PDF), model card, and tables of trials and epochs (CSV); also",
      "its trainings for TensorBoard and MLflow. The study may still run: the report says so,",
      "and the test split stays sealed. No patient, path or key leaves the study's folder.",
      "Without --pdf, --csv and --model-card all are written; with any, only those beside the",
      "HTML. The report is in English, as papers are."
    })
final class ReportCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The study's folder.")
  private Path study;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files; default: the study's.")
  private Path out;

  @Option(names = "--pdf", description = "Write report.pdf.")
  private boolean pdf;

  @Option(names = "--csv", description = "Write trials.csv and epochs.csv.")
  private boolean csv;

  @Option(names = "--model-card", description = "Write model-card.html and model-card.md.")
  private boolean card;

  @Option(
      names = "--prevalence",
      paramLabel = "P",
      description = "Predictive values are also given at this prevalence, 0 to 1; default 0.1.")
  private double prevalence = ReportFiles.PREVALENCE;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Write event files for TensorBoard below this folder.")
  private Path tensorboard;

  @Option(
      names = "--mlflow",
      paramLabel = "URI",
      description = {
        "Send the trainings to this MLflow server; the token is read from MLFLOW_TRACKING_TOKEN.",
        "Sending again adds only what is new."
      })
  private String mlflow;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Experiment on the MLflow server; default: the study's name.")
  private String experiment;

  ReportCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException, InterruptedException {
    if (!(prevalence >= 0 && prevalence <= 1)) {
      throw wrongUse("--prevalence must be 0 to 1, not " + prevalence + ".");
    }
    if (experiment != null && mlflow == null) {
      throw wrongUse("--experiment needs --mlflow.");
    }
    Optional<MlflowServer> server = server();
    StudyFolder folder = StudyPath.open(study, context().json());
    if (out != null) {
      OutputFile.requireFolder(out, "report", Optional.of(folder.path()));
    }
    Thread self = Thread.currentThread();
    try (Interruption interruption = Interruption.listen(self::interrupt)) {
      List<Path> files = new ArrayList<>(files(folder));
      Optional<MlflowExport.Outcome> sent = Optional.empty();
      if (tensorboard != null || server.isPresent()) {
        ReportContent content = ReportContent.read(folder);
        TrackedStudy tracked = TrackedStudy.of(content);
        if (tensorboard != null) {
          files.addAll(TensorBoardFiles.write(tracked, tensorboard));
        }
        if (server.isPresent()) {
          sent = Optional.of(send(server.get(), tracked));
        }
      }
      if (interruption.requested()) {
        terminal().say("Everything was written before the interruption.");
      }
      return new Written(files, sent);
    }
  }

  private Optional<MlflowServer> server() {
    try {
      return Optional.ofNullable(mlflow).map(uri -> MlflowServer.of(uri, context().environment()));
    } catch (IllegalArgumentException e) {
      throw wrongUse("--mlflow: " + e.getMessage());
    }
  }

  private List<Path> files(StudyFolder folder) throws IOException, InterruptedException {
    Path into = out == null ? folder.path() : out;
    try (ProgressBar bar = new ProgressBar(terminal(), context().clock(), "Report")) {
      return ReportFiles.write(folder, into, kinds(), prevalence, bar::update);
    }
  }

  private Set<ReportFiles.Kind> kinds() {
    if (!pdf && !csv && !card) {
      return ReportFiles.Kind.all();
    }
    Set<ReportFiles.Kind> kinds = EnumSet.of(ReportFiles.Kind.HTML);
    if (pdf) {
      kinds.add(ReportFiles.Kind.PDF);
    }
    if (csv) {
      kinds.add(ReportFiles.Kind.CSV);
    }
    if (card) {
      kinds.add(ReportFiles.Kind.MODEL_CARD);
    }
    return kinds;
  }

  private MlflowExport.Outcome send(MlflowServer server, TrackedStudy tracked)
      throws IOException, InterruptedException {
    String name = experiment == null ? tracked.name() : experiment;
    try (ProgressBar bar = new ProgressBar(terminal(), context().clock(), "MLflow")) {
      return new MlflowExport(server).write(tracked, name, bar::update);
    }
  }

  /** The files, and what the server was told. */
  private record Written(List<Path> files, Optional<MlflowExport.Outcome> sent) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("notice", ResearchNotice.SENTENCE);
      fields.put(
          "files", files.stream().map(f -> f.toAbsolutePath().normalize().toString()).toList());
      sent.ifPresent(
          s -> {
            Map<String, Object> mlflow = new LinkedHashMap<>();
            mlflow.put("experiment", s.experiment());
            mlflow.put("experimentId", s.experimentId());
            mlflow.put("created", s.created());
            mlflow.put("updated", s.updated());
            mlflow.put("unchanged", s.unchanged());
            fields.put("mlflow", mlflow);
          });
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      files.forEach(file -> out.println("Written  " + file.toAbsolutePath().normalize()));
      sent.ifPresent(
          s ->
              out.printf(
                  Locale.ROOT,
                  "MLflow   experiment \"%s\": %d runs created, %d updated, %d unchanged%n",
                  s.experiment(),
                  s.created(),
                  s.updated(),
                  s.unchanged()));
      out.println(ResearchNotice.SENTENCE);
    }
  }
}
