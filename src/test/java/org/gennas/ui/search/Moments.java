package org.gennas.ui.search;

import java.util.List;
import org.gennas.runner.Device;
import org.gennas.study.config.StudyConfig;
import org.gennas.ui.study.ScriptedSearches;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudyScript;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Messages;

/** A desk whose search a test scripts, everything on the spot and without a window. */
final class Moments {
  final StudyModel model = new StudyModel();
  final ScriptedSearches searches = new ScriptedSearches();
  final StudyController desk;
  final StudyScript script;

  Moments(StudyConfig config, java.nio.file.Path home, List<Device> devices) {
    searches.devices = devices;
    desk =
        new StudyController(
            model, searches, f -> {}, Runnable::run, Runnable::run, home, Messages.english());
    desk.show(config);
    desk.start();
    script = new StudyScript(config, Studies.START).tell(searches.listener.orElseThrow());
  }

  StudySnapshot now() {
    return model.momentProperty().get().orElseThrow();
  }
}
