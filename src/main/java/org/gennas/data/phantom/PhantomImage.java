package org.gennas.data.phantom;

/**
 * One image of a set.
 *
 * @param patient from 1
 * @param study from 1 within the patient
 * @param number from 1 within the study
 * @param acquisition how it was taken
 */
record PhantomImage(int patient, int study, int number, Acquisition acquisition) {
  /** Path below the split's folder, with slashes. */
  String path() {
    return String.format(
        java.util.Locale.ROOT,
        "patient%05d/study%d/view%d_%s.jpg",
        patient,
        study,
        number,
        acquisition.view().frontal() ? "frontal" : "lateral");
  }
}
