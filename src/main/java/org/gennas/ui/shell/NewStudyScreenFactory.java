package org.gennas.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.runner.Device;
import org.gennas.runner.DeviceFinder;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.ModelCheck;
import org.gennas.ui.newstudy.FolderLookup;
import org.gennas.ui.newstudy.MeasuredPlans;
import org.gennas.ui.newstudy.NewStudyForm;
import org.gennas.ui.newstudy.NewStudyModel;
import org.gennas.ui.newstudy.SplitOutlook;
import org.gennas.ui.newstudy.TimeField;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.text.Messages;

/** Makes the New study form with what it needs from the window around it. */
final class NewStudyScreenFactory {
  private final StudyController desk;
  private final Surroundings around;
  private final Messages messages;
  private final Ways ways;

  /**
   * Where the form leads to.
   *
   * @param show shows the form
   * @param leave puts it away
   */
  record Ways(Consumer<NewStudyForm> show, Runnable leave) {}

  NewStudyScreenFactory(StudyController desk, Surroundings around, Messages messages, Ways ways) {
    this.desk = desk;
    this.around = around;
    this.messages = messages;
    this.ways = ways;
  }

  /** Shows an empty form once the devices are known, and fills it. */
  void ask(Consumer<NewStudyModel> filling) {
    around
        .background()
        .execute(
            () -> {
              List<Device> found = around.devices().get();
              around.ui().execute(() -> show(found, filling));
            });
  }

  private void show(List<Device> found, Consumer<NewStudyModel> filling) {
    NewStudyModel model =
        new NewStudyModel(
            new DatasetField(around.datasets(), around.background(), around.ui()),
            new TimeField(
                new MeasuredPlans(DeviceFinder.here(), around.clock()),
                around.background(),
                around.ui()),
            found,
            around.studies(),
            new FolderLookup(NewStudyScreenFactory::isTaken, around.background(), around.ui()),
            around.keys(),
            new SplitOutlook(around.background(), around.ui()));
    filling.accept(model);
    ModelCheck check = modelCheck(around);
    ways.show()
        .accept(
            new NewStudyForm(
                model,
                check,
                messages,
                () -> around.chooser().apply(messages.get("study.data.title")),
                ready -> {
                  check.cancel();
                  ways.leave().run();
                  desk.show(ready.config(), Optional.of(ready.folder()));
                },
                () -> {
                  check.cancel();
                  ways.leave().run();
                }));
  }

  static ModelCheck modelCheck(Surroundings around) {
    return new ModelCheck(
        new LangChainServers(around.keys()).withoutPatience(), around.background(), around.ui());
  }

  private static boolean isTaken(Path folder) {
    String[] entries = folder.toFile().list();
    return entries != null && entries.length > 0;
  }
}
