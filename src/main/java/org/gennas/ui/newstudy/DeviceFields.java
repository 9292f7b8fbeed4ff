package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.gennas.runner.Device;
import org.gennas.study.config.DeviceChoice;
import org.gennas.ui.form.FormProblem;

/** Which of the devices that were found are to train. */
public final class DeviceFields {
  private final List<Device> found;
  private final ObservableList<Device> chosen = FXCollections.observableArrayList();

  DeviceFields(List<Device> found) {
    this.found = List.copyOf(found);
    chosen.setAll(found);
  }

  /** All devices that can be used, in order. */
  public List<Device> found() {
    return found;
  }

  public ObservableList<Device> chosen() {
    return chosen;
  }

  Optional<FormProblem> problem() {
    return chosen.isEmpty()
        ? Optional.of(FormProblem.of("newstudy.problem.devices"))
        : Optional.empty();
  }

  DeviceChoice choice() {
    if (chosen.size() == found.size()) {
      return DeviceChoice.all();
    }
    return new DeviceChoice(
        found.stream().filter(chosen::contains).map(Device::id).toList(), Optional.empty());
  }
}
