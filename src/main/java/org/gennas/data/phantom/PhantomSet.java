package org.gennas.data.phantom;

import java.util.ArrayList;
import java.util.List;

/** All patients, studies and images of a configuration, and the two CheXpert tables over them. */
public final class PhantomSet {
  /** Name of the dataset's folder, after CheXpert's custom. */
  public static final String FOLDER = "ChestPhantoms-v1.0-small";

  /** CheXpert's header. */
  public static final String HEADER =
      "Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Cardiomegaly,"
          + "Lung Opacity,Lung Lesion,Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,"
          + "Pleural Effusion,Pleural Other,Fracture,Support Devices";

  private final PhantomConfig config;
  private final List<PhantomPatient> patients;

  public PhantomSet(PhantomConfig config) {
    this.config = config;
    List<PhantomPatient> drawn = new ArrayList<>(config.patients());
    int train = config.patients() - config.validPatients();
    for (int number = 1; number <= config.patients(); number++) {
      drawn.add(PhantomPatient.sample(config.seed(), number, number > train));
    }
    patients = List.copyOf(drawn);
  }

  public PhantomConfig config() {
    return config;
  }

  /** Number of images in both splits. */
  public int images() {
    return patients.stream().mapToInt(PhantomPatient::images).sum();
  }

  List<PhantomPatient> patients() {
    return patients;
  }

  /** train.csv or valid.csv: header and a row per image, lines ended by a line feed. */
  String table(boolean valid) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (PhantomPatient patient : patients) {
      if (patient.valid() == valid) {
        for (PhantomStudy study : patient.studies()) {
          String labels = String.join(",", ReportLabels.of(study.state(), valid));
          for (PhantomImage image : study.images()) {
            row(text, patient, image).append(labels).append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  private static StringBuilder row(StringBuilder text, PhantomPatient patient, PhantomImage image) {
    PhantomView view = image.acquisition().view();
    return text.append(FOLDER)
        .append('/')
        .append(path(patient, image))
        .append(',')
        .append(patient.anatomy().sex().word())
        .append(',')
        .append(patient.anatomy().age())
        .append(view.frontal() ? ",Frontal," + view.name() + "," : ",Lateral,,");
  }

  /** Path below the dataset's folder, with slashes. */
  static String path(PhantomPatient patient, PhantomImage image) {
    return (patient.valid() ? "valid/" : "train/") + image.path();
  }
}
